import type { ReactNode } from "react";
import { HelpLink } from "../help/help-link";

/** The steps of the setup guide in their order. Links such as `/profile/services#connect` lead to a step. */
export const setupSteps = [
  "before-you-start",
  "create-app",
  "client-id-and-secret",
  "connect",
  "other-people",
] as const;
export type SetupStepId = (typeof setupSteps)[number];

/** The section of the help about each step. */
export const helpAnchors: Record<SetupStepId, string> = {
  "before-you-start": "before",
  "create-app": "redirect-uri",
  "client-id-and-secret": "credentials",
  connect: "connect",
  "other-people": "users",
};

type SetupStepProps = { id: SetupStepId; title: string; children: ReactNode };

/** Numbered step of the setup guide. */
export function SetupStep({ id, title, children }: SetupStepProps) {
  return (
    <li
      id={id}
      className="grid scroll-mt-6 grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 sm:grid-cols-[3.5rem_minmax(0,1fr)]"
    >
      <span className="title text-3xl text-accent-text leading-none" aria-hidden>
        {setupSteps.indexOf(id) + 1}
      </span>
      <div className="grid gap-3 pb-9">
        <div className="flex items-start gap-1">
          <h2 className="pt-0.5 font-semibold text-lg leading-snug">{title}</h2>
          <HelpLink article="first-steps" anchor={helpAnchors[id]} subject={title} />
        </div>
        <div className="grid gap-3 text-pretty text-muted">{children}</div>
      </div>
    </li>
  );
}

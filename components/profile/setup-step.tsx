import type { ReactNode } from "react";

/** Numbered step of the setup guide. */
export function SetupStep({
  number,
  title,
  children,
}: {
  number: number;
  title: string;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 sm:grid-cols-[3.5rem_minmax(0,1fr)]">
      <span className="title text-3xl text-accent-text leading-none" aria-hidden>
        {number}
      </span>
      <div className="grid gap-3 pb-9">
        <h3 className="pt-0.5 font-semibold text-lg leading-snug">{title}</h3>
        <div className="grid gap-3 text-pretty text-muted">{children}</div>
      </div>
    </li>
  );
}

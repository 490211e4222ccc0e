"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentType, useId, useState } from "react";
import { upcomingQuery } from "@/lib/client/shuffle";
import type { ShuffleSession } from "@/lib/schemas/shuffle";
import { HelpLink } from "../help/help-link";
import { Button } from "../ui/controls/button";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { Callout } from "../ui/status/callout";
import { ProgressBar } from "../ui/status/progress-bar";
import { joinNames } from "../ui/text/format";

const details = lazyPart(async () => (await import("./session-details")).SessionDetails);

const LazyDetails = (props: { session: ShuffleSession }) => <Lazy part={details} {...props} />;

type SessionPanelProps = {
  session: ShuffleSession;
  defaultOpen?: boolean;
  /** `SessionDetails`, for a screen that shows them at first. */
  details?: ComponentType<{ session: ShuffleSession }>;
};

/** Progress of a shuffle and its next tracks. */
export function SessionPanel({
  session,
  defaultOpen = false,
  details: Details = LazyDetails,
}: SessionPanelProps) {
  const t = useTranslations("shuffle");
  const [open, setOpen] = useState(defaultOpen);
  const detailsId = useId();
  const { data: items } = useQuery({ ...upcomingQuery(session.id), enabled: !session.endedReason });
  const { set, size, remaining, isSingle, endedReason } = session;
  if (endedReason)
    return (
      <Callout tone="warn" title={t("ended.title")}>
        {endedReason}
      </Callout>
    );
  if (size === 0)
    return (
      <Callout tone="warn" title={t("empty.title")}>
        {t("empty.text")}
      </Callout>
    );
  const [next] = items ?? [];
  return (
    <section
      aria-label={t("title")}
      className="@container mb-6 rounded-lg border border-line bg-panel p-4 sm:px-5"
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-8 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
        <div>
          <div className="flex items-center gap-1">
            <h2 className="engraved text-accent-text">{t("progress", { remaining, size, round: set })}</h2>
            <HelpLink article="shuffle" anchor="sets" subject={t("title")} />
          </div>
          <p className="text-muted text-sm">{isSingle ? t("panel.single") : t("panel.everyOnce")}</p>
        </div>
        <div className="grid gap-1.5">
          <ProgressBar label={t("panel.progress")} done={size - remaining} total={size} />
          <p className="truncate text-sm">
            {next
              ? t.rich("panel.next", {
                  title: next.song.title,
                  artists: joinNames(next.song.artists),
                  muted: text => <span className="text-muted">{text}</span>,
                })
              : "\u00a0"}
          </p>
        </div>
        <Button aria-expanded={open} aria-controls={detailsId} onClick={() => setOpen(!open)}>
          {t("panel.upNext")}
          <ChevronDown className={clsx("transition-transform", open && "rotate-180")} aria-hidden />
        </Button>
      </div>
      <div id={detailsId}>{open && <Details session={session} />}</div>
    </section>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { countDays } from "@/lib/schemas/days";
import type { Statistics } from "@/lib/schemas/statistics";

const counts = [
  "minutes",
  "plays",
  "songs",
  "artists",
  "albums",
  "newSongs",
  "newArtists",
  "skips",
  "sessions",
  "activeDays",
] as const;

/** The figures of a period, each beside that of the period before. */
export function Totals({ statistics }: { statistics: Statistics }) {
  const t = useTranslations("insights.totals");
  const { previous, longestStreak } = statistics;
  const days = previous ? countDays(previous.from, previous.to) : 0;
  return (
    <section aria-label={t("title")}>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-6">
        {counts.map(name => (
          <Total key={name} name={t(`names.${name}`)} value={t("number", { value: statistics[name] })}>
            {previous && <Change now={statistics[name]} before={previous[name]} />}
          </Total>
        ))}
        <Total name={t("names.longestStreak")} value={t("days", { count: longestStreak?.days ?? 0 })}>
          {t("currentStreak", { count: statistics.currentStreak })}
        </Total>
        <Total
          name={t("names.longestSession")}
          value={t("duration", {
            hours: Math.floor(statistics.longestSessionMinutes / 60),
            minutes: statistics.longestSessionMinutes % 60,
          })}
        />
      </dl>
      {previous && (
        <p className="mt-3 text-muted text-sm">
          {t(previous.isComplete ? "comparison" : "partialComparison", { days })}
        </p>
      )}
    </section>
  );
}

function Total({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-line bg-panel p-4">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="title text-2xl tabular-nums">{value}</dd>
      {children && <dd className="text-muted text-sm tabular-nums">{children}</dd>}
    </div>
  );
}

/** Says by sign and words whether it is more or less. */
function Change({ now, before }: { now: number; before: number }) {
  const t = useTranslations("insights.totals.change");
  if (before === 0) return t(now === 0 ? "same" : "new");
  const share = (now - before) / before;
  if (now === before) return t("same");
  return t(now > before ? "more" : "less", { before, share: Math.abs(share) });
}

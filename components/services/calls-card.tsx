import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Connection } from "@/lib/schemas/spotify";
import { HelpLink } from "../help/help-link";
import { Card, Eyebrow } from "../ui/cards/card";
import { LocalTime } from "../ui/text/local-time";
import { useFormat } from "../ui/text/use-format";

type CallsCardProps = Pick<Connection, "callsLast24h" | "cooldowns">;

/** The endpoint groups, which Spotify counts separately. */
const groups = [
  "player",
  "playlists",
  "library",
  "profile",
  "search",
  "tracks",
  "albums",
  "artists",
  "everything",
] as const;
const isKnownGroup = (group: string): group is (typeof groups)[number] =>
  groups.some(known => known === group);

function useGroupLabel() {
  const t = useTranslations("services.requests.groups");
  return (group: string) => (isKnownGroup(group) ? t(group) : group);
}

/** Calls of the last 24 hours by endpoint group, and the groups that are in a cooldown. */
export function CallsCard({ callsLast24h, cooldowns }: CallsCardProps) {
  const t = useTranslations("services.requests");
  const format = useFormat();
  const groupLabel = useGroupLabel();
  const counts = Object.entries(callsLast24h).sort(([, a], [, b]) => b - a);
  const maxCalls = Math.max(1, ...counts.map(([, calls]) => calls));
  const total = counts.reduce((sum, [, calls]) => sum + calls, 0);
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <div className="flex items-center gap-1">
          <Eyebrow>{t("title")}</Eyebrow>
          <HelpLink article="quotas" subject={t("title")} />
        </div>
        <span className="title text-2xl tabular-nums">{format.number(total)}</span>
      </div>
      {cooldowns.length > 0 && <Cooldowns cooldowns={cooldowns} />}
      {counts.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ul className="grid gap-2.5">
          {counts.map(([group, calls]) => (
            <li
              key={group}
              className="grid grid-cols-[6.5rem_minmax(0,1fr)_3.5rem] items-center gap-3 text-sm"
            >
              <span className="truncate text-muted">{groupLabel(group)}</span>
              <span className="h-2 rounded-full bg-sunken" aria-hidden>
                <span
                  className="block h-full min-w-1 rounded-full bg-brass"
                  style={{ width: `${(calls / maxCalls) * 100}%` }}
                />
              </span>
              <span className="text-right font-medium tabular-nums">{format.number(calls)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Cooldowns({ cooldowns }: Pick<Connection, "cooldowns">) {
  const t = useTranslations("services.requests");
  const groupLabel = useGroupLabel();
  const isQuotaOnly = cooldowns.every(({ kind }) => kind === "quota");
  return (
    <div className="grid gap-3 rounded-md border border-brass/40 p-4 text-sm">
      <p className="flex items-center gap-2 font-semibold">
        <Hourglass className="size-4 shrink-0 text-brass" aria-hidden />
        {t("limited")}
      </p>
      <ul className="grid gap-2.5">
        {cooldowns.map(({ group, kind, until }) => (
          <li key={`${group} ${kind}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>
              <span className="font-medium">{groupLabel(group)}</span>{" "}
              <span className="text-muted">{t(`kinds.${kind}`)}</span>
            </span>
            <span className="text-muted">
              {t("available")}{" "}
              <span className="font-medium text-ink">
                <LocalTime at={until} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="text-pretty text-muted">{t(isQuotaOnly ? "waitingForQuota" : "waiting")}</p>
    </div>
  );
}

import { Hourglass } from "lucide-react";
import type { Connection } from "@/lib/schemas/spotify";
import { Card, Eyebrow } from "../ui/cards/card";
import { formatNumber } from "../ui/text/format";
import { LocalTime } from "../ui/text/local-time";

type CallsCardProps = Pick<Connection, "callsLast24h" | "cooldowns">;

/** Labels of the endpoint groups, which Spotify counts separately. */
const groupLabels: Record<string, string> = {
  player: "Player",
  playlists: "Playlists",
  library: "Liked songs",
  profile: "Account",
  search: "Search",
  tracks: "Songs",
  albums: "Albums",
  artists: "Artists",
  everything: "Everything",
};

const groupLabel = (group: string) => groupLabels[group] ?? group;

/** Calls of the last 24 hours by endpoint group, and the groups that are in a cooldown. */
export function CallsCard({ callsLast24h, cooldowns }: CallsCardProps) {
  const groups = Object.entries(callsLast24h).sort(([, a], [, b]) => b - a);
  const maxCalls = Math.max(1, ...groups.map(([, calls]) => calls));
  const total = groups.reduce((sum, [, calls]) => sum + calls, 0);
  return (
    <Card className="grid gap-4">
      <div className="flex items-baseline justify-between gap-4">
        <Eyebrow>Calls to Spotify, last 24 hours</Eyebrow>
        <span className="title text-2xl tabular-nums">{formatNumber(total)}</span>
      </div>
      {cooldowns.length > 0 && <Cooldowns cooldowns={cooldowns} />}
      {groups.length === 0 ? (
        <p className="text-muted">None yet.</p>
      ) : (
        <ul className="grid gap-2.5">
          {groups.map(([group, calls]) => (
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
              <span className="text-right font-medium tabular-nums">{formatNumber(calls)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Cooldowns({ cooldowns }: Pick<Connection, "cooldowns">) {
  const isQuotaOnly = cooldowns.every(({ kind }) => kind === "quota");
  return (
    <div className="grid gap-3 rounded-md border border-brass/40 p-4 text-sm">
      <p className="flex items-center gap-2 font-semibold">
        <Hourglass className="size-4 shrink-0 text-brass" aria-hidden />
        Closed by Spotify for now
      </p>
      <ul className="grid gap-2.5">
        {cooldowns.map(({ group, kind, until }) => (
          <li key={`${group} ${kind}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>
              <span className="font-medium">{groupLabel(group)}</span>{" "}
              <span className="text-muted">
                {kind === "quota" ? "has used up its calls for the day" : "takes a short break"}
              </span>
            </span>
            <span>
              <span className="text-muted">open again</span>{" "}
              <span className="font-medium">
                <LocalTime at={until} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="text-pretty text-muted">
        Tonearm does not ask there before that, since asking makes Spotify close it for longer.
        {isQuotaOnly && " Everything else works."}
      </p>
    </div>
  );
}

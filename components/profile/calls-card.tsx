import type { Connection } from "@/lib/api/schemas/spotify";
import { Card, Eyebrow } from "../ui/card";
import { ClockTime } from "../ui/clock-time";
import { count } from "../ui/format";

type CallsCardProps = Pick<Connection, "callsLast24h" | "cooldowns">;

/** Calls are the currency of Development Mode: what was spent, and what Spotify has closed for now. */
export function CallsCard({ callsLast24h, cooldowns }: CallsCardProps) {
  const groups = Object.entries(callsLast24h).sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...groups.map(([, calls]) => calls));
  const total = groups.reduce((sum, [, calls]) => sum + calls, 0);
  return (
    <Card className="grid gap-4">
      <div className="flex items-baseline justify-between gap-4">
        <Eyebrow>Calls to Spotify, last 24 hours</Eyebrow>
        <span className="title text-2xl tabular-nums">{count(total)}</span>
      </div>
      {groups.length === 0 ? (
        <p className="text-muted">None yet.</p>
      ) : (
        <ul className="grid gap-2.5">
          {groups.map(([group, calls]) => (
            <li
              key={group}
              className="grid grid-cols-[7.5rem_minmax(0,1fr)_3.5rem] items-center gap-3 text-sm"
            >
              <span className="truncate text-muted">{group}</span>
              <span className="h-2 rounded-full bg-sunken" aria-hidden>
                <span
                  className="block h-full min-w-1 rounded-full bg-brass"
                  style={{ width: `${(calls / most) * 100}%` }}
                />
              </span>
              <span className="text-right font-medium tabular-nums">{count(calls)}</span>
            </li>
          ))}
        </ul>
      )}
      {cooldowns.length > 0 && (
        <ul className="grid gap-2 rounded-md border border-brass/40 p-3 text-sm">
          {cooldowns.map(({ group, kind, until }) => (
            <li key={`${group} ${kind}`}>
              <strong className="font-semibold">{group}</strong>{" "}
              {kind === "quota" ? "has used up its daily quota" : "takes a short break"}; open again{" "}
              <ClockTime at={until} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

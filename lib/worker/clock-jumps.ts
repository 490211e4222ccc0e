import { sql } from "@/lib/platform/db";
import { promoteDelayedJobs } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";

/** No pause, lease or schedule lies further ahead unless it was written while the clock was wrong. */
const horizon = "interval '2 days'";
const minJumpMs = 60_000;

/** The columns that say when something happens next; new ones are found by their names. */
const selectColumns = `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
  WHERE table_schema = 'public' AND data_type LIKE 'timestamp%'
    AND column_name ~ '^(next_[a-z]+_at|retry_at|until|[a-z]+_until)$'`;

/** Rows that count calls in the future. The rate limiter would wait until then. */
const deleteCounts = [
  `DELETE FROM spotify_call_windows WHERE slice > extract(epoch FROM now() + ${horizon}) / 3 RETURNING 1`,
  `DELETE FROM spotify_call_counts WHERE hour > now() + ${horizon} RETURNING 1`,
];

/**
 * Makes everything due that lies too far in the future: it was planned while the clock of the machine was wrong, and would otherwise
 * wait for that time.
 */
export async function correctFutureTimes(): Promise<void> {
  const columns = await sql<{ table: string; column: string }>(selectColumns);
  const updates = columns.map(
    ({ table, column }) =>
      `UPDATE "${table}" SET "${column}" = now() WHERE "${column}" > now() + ${horizon} RETURNING 1`,
  );
  let rows = 0;
  for (const statement of [...updates, ...deleteCounts]) rows += (await sql(statement)).length;
  if (rows === 0) return;
  await promoteDelayedJobs();
  log.warn({ rows }, "the clock of this machine was wrong: times in the far future were corrected. Run NTP");
}

/**
 * Watches the clock of this machine.
 * @returns a function that tells whether the clock was set back since its last call
 */
export function watchClock(): () => boolean {
  const distance = () => Date.now() - performance.now();
  let last = distance();
  return () => {
    const jumpMs = distance() - last;
    last += jumpMs;
    if (jumpMs > minJumpMs)
      log.warn(
        { jumpMs },
        "the clock of this machine was changed, or the machine slept. If it did not, run NTP",
      );
    if (jumpMs < -minJumpMs) log.warn({ jumpMs }, "the clock of this machine was set back. Run NTP");
    return jumpMs < -minJumpMs;
  };
}

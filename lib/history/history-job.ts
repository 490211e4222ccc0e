import { z } from "zod";
import { jobContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { shutdown } from "@/lib/platform/shutdown";
import { SpotifyError } from "@/lib/spotify/errors";
import { planRetry } from "./next-read";
import { readHistory } from "./read-history";
import { historyScope, readableConnectionsSql } from "./readable-connections";

/** People who are read at the same moment by one worker. */
const lanes = 6;
/** Whoever took a read and died leaves it to others after this: longer than a job waits for Spotify. */
const reading = "15 minutes";
/** New people are read within this for the first time, so that many who come at once are not read at once. */
const beginWithin = "5 minutes";

/** A read at the beginning of time is one that has not been. */
const begin = `INSERT INTO history_reads (user_id, read_at, next_read_at)
  SELECT user_id, 'epoch', now() + random() * interval '${beginWithin}' FROM ${readableConnectionsSql} c
  ON CONFLICT (user_id) DO NOTHING`;

/** Takes a read that is due: of all workers that ask at the same moment, one gets it. */
const claim = `WITH due AS (
    SELECT r.user_id, GREATEST(r.read_at, c.authorized_at) AS well_since
    FROM history_reads r JOIN ${readableConnectionsSql} c ON c.user_id = r.user_id
    WHERE r.next_read_at <= now() ORDER BY r.next_read_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED)
  UPDATE history_reads r SET next_read_at = now() + interval '${reading}' FROM due WHERE r.user_id = due.user_id
  RETURNING r.user_id AS "userId", due.well_since AS "wellSince"`;

/** Who cannot be read any more is due as soon as they have connected again. */
const postpone = `UPDATE history_reads SET next_read_at =
    CASE WHEN user_id IN (SELECT user_id FROM ${readableConnectionsSql} c) THEN $2 ELSE now() END
  WHERE user_id = $1`;

type Claimed = { userId: string; wellSince: Date };

async function read({ userId, wellSince }: Claimed): Promise<void> {
  try {
    const { possiblyMissed } = await readHistory(jobContext(userId, "history"));
    if (possiblyMissed) log.info({ userId }, "more was played than Spotify keeps; some plays may be missing");
  } catch (error) {
    log.warn({ userId, error }, "a listening history could not be read");
    // Spotify knows better than our row what was granted. Without it nobody reads until the person connects again.
    if (error instanceof SpotifyError && error.code === "scope_missing")
      await sql("UPDATE spotify_connections SET scopes = array_remove(scopes, $2) WHERE user_id = $1", [
        userId,
        historyScope,
      ]);
    const retryAt = error instanceof SpotifyError ? error.retryAt : undefined;
    const nextReadAt = planRetry({ retryAt, wellSince, now: new Date(), random: Math.random() });
    await sql(postpone, [userId, nextReadAt]);
  }
}

async function readWhileDue(): Promise<void> {
  while (!shutdown().aborted) {
    const [claimed] = await sql<Claimed>(claim);
    if (!claimed) return;
    await read(claimed);
  }
}

/** Reads the histories of everybody who is due. Any number of workers may run it at the same moment. */
export const historyJob: JobDefinition<Record<string, never>> = {
  name: "history",
  payload: z.object({}),
  async handle() {
    await sql(begin);
    await Promise.all(Array.from({ length: lanes }, readWhileDue));
    return undefined;
  },
};

/** Asks for a look at who is due; the queue takes it once, whoever asks. */
export const queueHistoryReads = (): Promise<void> =>
  enqueue(historyJob, "history", {}).catch(error =>
    log.warn({ error }, "the queue does not answer; histories are read later"),
  );

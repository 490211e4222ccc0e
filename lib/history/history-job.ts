import { z } from "zod";
import { recordError } from "@/lib/accounts/person-errors";
import { jobContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { shutdown } from "@/lib/platform/shutdown";
import { SpotifyError } from "@/lib/spotify/errors";
import { planRetry } from "./next-read";
import { readHistory } from "./read-history";
import { historyScope, readableConnectionsSql } from "./readable-connections";

/** The number of histories that one worker reads at a time. */
const concurrency = 6;
/** The time after which a claimed read becomes due again because its worker died; longer than a job waits for Spotify. */
const claimTimeout = "15 minutes";
/** The time over which first reads are spread, because many people may join at once. */
const firstReadWithin = "5 minutes";

/** Schedules the first read of new connections; a `read_at` of 1970 means never read. */
const scheduleFirstReads = `INSERT INTO history_reads (user_id, read_at, next_read_at)
  SELECT user_id, 'epoch', now() + random() * interval '${firstReadWithin}' FROM ${readableConnectionsSql} c
  ON CONFLICT (user_id) DO NOTHING`;

/** Claims the read that has been due the longest. Concurrent workers skip locked rows, so one worker gets it. */
const claimReadSql = `WITH due AS (
    SELECT r.user_id, GREATEST(r.read_at, c.authorized_at) AS last_success_at
    FROM history_reads r JOIN ${readableConnectionsSql} c ON c.user_id = r.user_id
    WHERE r.next_read_at <= now() ORDER BY r.next_read_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED)
  UPDATE history_reads r SET next_read_at = now() + interval '${claimTimeout}' FROM due WHERE r.user_id = due.user_id
  RETURNING r.user_id AS "userId", due.last_success_at AS "lastSuccessAt"`;

/** A history without a readable connection stays due, so that it is read right after the person connects again. */
const postponeRead = `UPDATE history_reads SET next_read_at =
    CASE WHEN user_id IN (SELECT user_id FROM ${readableConnectionsSql} c) THEN $2 ELSE now() END
  WHERE user_id = $1`;

/** Finds whether a run has anything to do. Mostly nothing is due, and a queued job costs more than this statement. */
const selectIsDue = `SELECT EXISTS (SELECT FROM ${readableConnectionsSql} c LEFT JOIN history_reads r ON r.user_id = c.user_id
  WHERE r.user_id IS NULL OR r.next_read_at <= now()) AS "isDue"`;

type ClaimedRead = { userId: string; lastSuccessAt: Date };

const claimRead = async () => (await sql<ClaimedRead>(claimReadSql))[0];

async function readClaimed({ userId, lastSuccessAt }: ClaimedRead): Promise<void> {
  try {
    const { possiblyMissed } = await readHistory(jobContext(userId, "history"));
    if (possiblyMissed)
      log.info({ userId }, "Spotify's history was full of new plays; some plays may be missing");
  } catch (error) {
    log.warn({ userId, error }, "a listening history could not be read");
    recordError(userId, "listening history", error, "history");
    // Spotify did not grant the scope. Removing it from the connection stops the reads until the person connects again.
    if (error instanceof SpotifyError && error.code === "scope_missing")
      await sql("UPDATE spotify_connections SET scopes = array_remove(scopes, $2) WHERE user_id = $1", [
        userId,
        historyScope,
      ]);
    const retryAt = error instanceof SpotifyError ? error.retryAt : undefined;
    const nextReadAt = planRetry({
      retryAt,
      lastSuccessAt: lastSuccessAt,
      now: new Date(),
      random: Math.random(),
    });
    await sql(postponeRead, [userId, nextReadAt]);
  }
}

async function readDueHistories(): Promise<void> {
  while (!shutdown().aborted) {
    const claimed = await claimRead();
    if (!claimed) return;
    await readClaimed(claimed);
  }
}

/** Reads all histories that are due. Several workers may run it at once. */
export const historyJob: JobDefinition<Record<string, never>> = {
  name: "history",
  payload: z.object({}),
  async handle() {
    await sql(scheduleFirstReads);
    // Most runs find nothing due, and then need one connection only.
    const first = await claimRead();
    if (!first) return undefined;
    const others = Array.from({ length: concurrency - 1 }, readDueHistories);
    await Promise.all([readClaimed(first).then(readDueHistories), ...others]);
    return undefined;
  },
};

/** Queues a run of `historyJob` if a history is due, unless one is queued already. */
export async function queueHistoryReads(): Promise<void> {
  try {
    const [row] = await sql<{ isDue: boolean }>(selectIsDue);
    if (row?.isDue) await enqueue(historyJob, "history", {});
  } catch (error) {
    log.warn({ error }, "histories are read later, because the database or the job queue is unavailable");
  }
}

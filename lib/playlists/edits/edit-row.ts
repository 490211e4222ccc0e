import type pg from "pg";
import { inBackground, sql } from "@/lib/platform/db";
import { type Step, stepsSchema } from "./steps";

export type EditKind = "add" | "remove" | "move" | "publish" | "restore";

/** An edit of a playlist on Spotify that this process runs. */
export type RunningEdit = {
  playlistId: string;
  kind: EditKind;
  request: unknown;
  result: unknown;
  steps: Step[];
  nextStep: number;
  done: number;
  total: number;
  countBefore: number;
  versionId: string | null;
  sharedVersionId: string | null;
  attempts: number;
  lease: string;
  /** True if the edit was started by another request or process, which may have sent the next step. */
  isResumed: boolean;
  updatedAt: Date;
};

export const remainingSteps = ({ steps, nextStep }: RunningEdit): Step[] => steps.slice(nextStep);

/** A stored edit: running while its lease lasts, finished after `finishedAt`, unfinished otherwise. */
export type StoredEdit = Omit<RunningEdit, "lease" | "isResumed"> & {
  isRunning: boolean;
  isFinished: boolean;
  /** Finished so lately that the same request gets its result. */
  answersRepeats: boolean;
};

/** A killed process frees the playlist after this time; a running one renews its lease. */
const leaseSeconds = 15;
const renewEveryMs = 5_000;
const leaseEnd = `now() + interval '${leaseSeconds} seconds'`;

/** A person who was told that an edit failed repeats it within this time, or not at all. */
export const repeatWindow = "1 hour";

const columns = `playlist_id AS "playlistId", kind::text AS kind, request, result, steps, next_step AS "nextStep", done, total,
  count_before AS "countBefore", version_id AS "versionId", shared_version_id AS "sharedVersionId", attempts,
  updated_at AS "updatedAt", finished_at IS NULL AND COALESCE(lease_until > now(), false) AS "isRunning",
  finished_at IS NOT NULL AS "isFinished", COALESCE(finished_at > now() - interval '${repeatWindow}', false) AS "answersRepeats"`;

/** Returns the edit of a playlist and locks its row. */
export async function lockEdit(client: pg.PoolClient, playlistId: string): Promise<StoredEdit | null> {
  const { rows } = await client.query<StoredEdit>(
    `SELECT ${columns} FROM playlist_edits WHERE playlist_id = $1 FOR UPDATE`,
    [playlistId],
  );
  const [row] = rows;
  return row ? { ...row, steps: stepsSchema.parse(row.steps) } : null;
}

export const deleteEdit = (client: pg.PoolClient, playlistId: string) =>
  client.query("DELETE FROM playlist_edits WHERE playlist_id = $1", [playlistId]);

/** An SQL condition: an edit is unfinished, and no process runs it. */
export const isIdleSql = "finished_at IS NULL AND COALESCE(lease_until <= now(), true)";

/** Returns those of the playlists whose edit waits for its next try or for the person. No import changes them meanwhile. */
export async function findPlaylistsWithIdleEdit(playlistIds: readonly string[]): Promise<Set<string>> {
  if (playlistIds.length === 0) return new Set();
  const rows = await sql<{ id: string }>(
    `SELECT playlist_id AS id FROM playlist_edits WHERE playlist_id = ANY($1) AND ${isIdleSql}`,
    [playlistIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Puts off an idle edit that cannot even be read, such as one of a later release, so that it does not fail in every job. */
export const postponeEdit = (playlistId: string) =>
  sql(
    `UPDATE playlist_edits SET lease = NULL, lease_until = NULL, attempts = attempts + 1, retry_at = now() + interval '1 hour'
     WHERE playlist_id = $1 AND ${isIdleSql}`,
    [playlistId],
  );

/** Writes an edit down before its first call. */
export async function insertEdit(
  client: pg.PoolClient,
  edit: Omit<RunningEdit, "lease" | "isResumed" | "updatedAt" | "nextStep" | "done" | "attempts">,
): Promise<RunningEdit> {
  const { playlistId, kind, request, result, steps, total, countBefore, versionId, sharedVersionId } = edit;
  const { rows } = await client.query<{ lease: string; updatedAt: Date }>(
    `INSERT INTO playlist_edits (playlist_id, kind, request, result, steps, total, count_before, version_id, shared_version_id,
       lease, lease_until)
     VALUES ($1, $2::"PlaylistEditKind", $3, $4, $5, $6, $7, $8, $9, gen_random_uuid(), ${leaseEnd})
     RETURNING lease, updated_at AS "updatedAt"`,
    [
      playlistId,
      kind,
      JSON.stringify(request),
      JSON.stringify(result ?? null),
      JSON.stringify(steps),
      total,
      countBefore,
      versionId,
      sharedVersionId,
    ],
  );
  const [row] = rows as [{ lease: string; updatedAt: Date }];
  return { ...edit, ...row, nextStep: 0, done: 0, attempts: 0, isResumed: false };
}

/** Takes over an unfinished edit. */
export async function takeLease(client: pg.PoolClient, edit: StoredEdit): Promise<RunningEdit> {
  const { rows } = await client.query<{ lease: string }>(
    `UPDATE playlist_edits SET lease = gen_random_uuid(), lease_until = ${leaseEnd} WHERE playlist_id = $1 RETURNING lease`,
    [edit.playlistId],
  );
  return { ...edit, lease: rows[0]?.lease ?? "", isResumed: true };
}

/** Extends the lease of an edit. @throws LeaseLost */
export async function extendLease({ playlistId, lease }: RunningEdit): Promise<void> {
  const rows = await sql(
    `UPDATE playlist_edits SET lease_until = ${leaseEnd} WHERE playlist_id = $1 AND lease = $2 RETURNING 1`,
    [playlistId, lease],
  );
  if (rows.length === 0) throw new LeaseLost();
}

/** Renews the lease of an edit while `work` runs. The renewal must not wait for the connections of the person's other requests. */
export async function withLease<T>(edit: RunningEdit, work: () => Promise<T>): Promise<T> {
  const renewal = setInterval(() => {
    inBackground(() => extendLease(edit)).catch(() => undefined);
  }, renewEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}

/** Thrown when another process has taken over an edit, or the playlist was deleted. */
export class LeaseLost extends Error {
  override name = "LeaseLost";
}

/** Locks the row of an edit that this process runs. @throws LeaseLost */
export async function requireLease(client: pg.PoolClient, { playlistId, lease }: RunningEdit): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM playlist_edits WHERE playlist_id = $1 AND lease = $2 FOR UPDATE",
    [playlistId, lease],
  );
  if (rowCount === 0) throw new LeaseLost();
}

import type pg from "pg";
import type { UserContext } from "@/lib/core/context";
import { randomToken } from "@/lib/platform/crypto";
import { personTransaction } from "@/lib/platform/db";
import type { ShuffleOptions, ShuffleSession } from "@/lib/schemas/shuffle";
import { readSession } from "@/lib/shuffle/session/session";
import { dealSets } from "@/lib/shuffle/session/set";
import { findSource, type SourceInput } from "@/lib/shuffle/session/source";
import { writeSpread } from "@/lib/shuffle/session/write-spread";
import { writeToQueue } from "@/lib/shuffle/session/write-to-queue";
import { getShuffle } from "./get-shuffle";

const upsertSession = `INSERT INTO shuffle_sessions (user_id, source, name, seed) VALUES ($1, $2, $3, $4)
  ON CONFLICT (user_id, source) DO UPDATE SET name = EXCLUDED.name, seed = EXCLUDED.seed, set_number = 0, edit_number = 0,
    set_size = 0, cursor = 0, next_size = NULL, ended_reason = NULL, used_at = now(), created_at = now()
  RETURNING id`;

const enterFirstSet = `UPDATE shuffle_sessions SET set_number = 1, set_size = next_size, left_out = next_left_out,
    next_size = NULL WHERE id = $1`;

type NewSession = { source: string; name: string; seed: string };

async function createSession(client: pg.PoolClient, userId: string, { source, name, seed }: NewSession) {
  const { rows } = await client.query<{ id: string }>(upsertSession, [userId, source, name, seed]);
  const id = (rows[0] as { id: string }).id;
  await client.query("DELETE FROM shuffle_slots WHERE session_id = $1", [id]);
  await dealSets(client, await readSession(client, { userId, id }));
  await client.query(enterFirstSet, [id]);
  await writeToQueue(client, { userId, id });
  return id;
}

const randomSeed = () => randomToken(16);

/**
 * Starts a shuffle of a source, or restarts the existing shuffle. By default, the seed is random and the spread is the last spread
 * chosen for this source.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable, not_found_on_spotify; SpotifyError
 */
export async function startShuffle(
  ctx: UserContext,
  input: SourceInput,
  { seed = randomSeed(), spread }: ShuffleOptions = {},
): Promise<ShuffleSession> {
  const { source, name } = await findSource(ctx, input);
  const id = await personTransaction(ctx.userId, async client => {
    if (spread) await writeSpread(client, { userId: ctx.userId, source, spread });
    return createSession(client, ctx.userId, { source, name, seed });
  });
  return getShuffle(ctx, { id });
}

/**
 * Starts a shuffle of a playlist unless there is one. Simultaneous calls start only one shuffle.
 * @returns the session's id
 * @throws the errors of startShuffle
 */
export async function ensureShuffle(ctx: UserContext, playlistId: string): Promise<string> {
  const { source, name } = await findSource(ctx, { playlistIds: [playlistId] });
  return personTransaction(ctx.userId, async client => {
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM shuffle_sessions WHERE user_id = $1 AND source = $2",
      [ctx.userId, source],
    );
    return rows[0]?.id ?? createSession(client, ctx.userId, { source, name, seed: randomSeed() });
  });
}

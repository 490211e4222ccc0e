import type { ShuffleSession } from "@/lib/api/schemas/library";
import type { UserContext } from "@/lib/platform/context";
import { randomToken } from "@/lib/platform/crypto";
import { sqlTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { getShuffle } from "./get-shuffle";
import { holdPlaylist, writeSet } from "./set";

const anew = `DO UPDATE
  SET seed = EXCLUDED.seed, set_number = 1, cursor = 0, fed_until = NULL, created_at = now()`;
const ifNone = "DO NOTHING";

async function begin(
  ctx: UserContext,
  playlistId: string,
  seed: string,
  onConflict: typeof anew | typeof ifNone,
): Promise<void> {
  const playlist = await getPlaylist(ctx, playlistId);
  if (playlist.access === "metadata")
    throw new AppError(
      "playlist_not_readable",
      "Spotify does not show the songs of other people's playlists to your app.",
    );
  await sqlTransaction(async client => {
    await holdPlaylist(client, playlistId);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO shuffle_sessions (user_id, playlist_id, seed, set_size) VALUES ($1, $2, $3, 0)
       ON CONFLICT (user_id, playlist_id) ${onConflict} RETURNING id`,
      [ctx.userId, playlistId, seed],
    );
    const id = rows[0]?.id;
    if (!id) return;
    const { size, leftOut } = await writeSet(client, { id, userId: ctx.userId, playlistId, seed, set: 1 });
    await client.query("UPDATE shuffle_sessions SET set_size = $2, left_out = $3 WHERE id = $1", [
      id,
      size,
      leftOut,
    ]);
  });
}

const randomSeed = () => randomToken(16);

/**
 * Begins to shuffle a playlist anew. Without a seed a random one is drawn.
 * @throws AppError not_found, nothing_to_shuffle, playlist_not_readable
 */
export async function startShuffle(
  ctx: UserContext,
  playlistId: string,
  input: { seed?: string },
): Promise<ShuffleSession> {
  await begin(ctx, playlistId, input.seed ?? randomSeed(), anew);
  return getShuffle(ctx, playlistId);
}

/**
 * Begins to shuffle a playlist unless somebody did already, also at the same moment.
 * @throws as startShuffle
 */
export const ensureShuffle = (ctx: UserContext, playlistId: string): Promise<void> =>
  begin(ctx, playlistId, randomSeed(), ifNone);

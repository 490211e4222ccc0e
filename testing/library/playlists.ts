import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { trackId } from "../spotify/catalog";
import type { simulated } from "../spotify/simulated";
import { runImport } from "./imports";
import { findPlaylist } from "./library";

type Entry = { title?: string; isLocal?: boolean; isPlayable?: boolean; withdrawn?: boolean };

/** Creates a local playlist with new songs. @returns its id, and the ids of items and songs in order */
export async function createLocalPlaylist(
  ctx: UserContext,
  entries: Entry[] | number,
): Promise<{ id: string; itemIds: string[]; songIds: string[] }> {
  const { id } = await createPlaylist(ctx, { name: "Local", description: "" });
  const rows = typeof entries === "number" ? Array.from({ length: entries }, (): Entry => ({})) : entries;
  const songs = await sql<{ id: string }>(
    `WITH inserted AS (
       INSERT INTO songs (user_id, uri, title, duration_ms, artists, is_local, is_playable)
       SELECT $1, 'spotify:track:' || md5(random()::text || number), title, 1000, '[]', local, playable
       FROM unnest($2::text[], $3::boolean[], $4::boolean[]) WITH ORDINALITY AS input(title, local, playable, number)
       ORDER BY number RETURNING id)
     SELECT id FROM inserted`,
    [
      ctx.userId,
      rows.map((row, index) => row.title ?? `Title ${index}`),
      rows.map(row => row.isLocal ?? false),
      rows.map(row => row.isPlayable ?? true),
    ],
  );
  const items = await sql<{ id: string }>(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT $1, number - 1, song_id, 'song', now() FROM unnest($2::uuid[]) WITH ORDINALITY AS input(song_id, number)
     RETURNING id`,
    [id, songs.map((song, index) => (rows[index]?.withdrawn ? null : song.id))],
  );
  await sql("UPDATE playlists SET track_count = $2 WHERE id = $1", [id, rows.length]);
  return { id, itemIds: items.map(item => item.id), songIds: songs.map(song => song.id) };
}

type Simulator = Pick<Awaited<ReturnType<typeof simulated>>, "connected" | "playlist">;

/** Connects a person whose only playlist has these tracks of the simulator, and imports it. */
export async function connectWithTracks({ connected, playlist }: Simulator, numbers: number[]) {
  const listener = await connected();
  const spotifyId = await playlist(listener.spotifyUser, { name: "Mix", trackIds: numbers.map(trackId) });
  await runImport(listener.ctx);
  const { id } = await findPlaylist(listener.ctx, "Mix");
  return { ...listener, id, spotifyId };
}

import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { listVersions } from "@/lib/playlists/versions/list-versions";
import { trackUri } from "../spotify/catalog";
import type { simulated } from "../spotify/simulated";
import { runImport } from "./imports";
import { findPlaylist, readAll } from "./library";

type Simulated = Pick<Awaited<ReturnType<typeof simulated>>, "connected" | "playlist">;

export const trackUris = (...numbers: number[]) => numbers.map(trackUri);

export const allVersions = (ctx: UserContext, playlistId: string) =>
  readAll(cursor => listVersions(ctx, playlistId, { limit: 50, ...(cursor && { cursor }) }));

/**
 * Connects a person whose Spotify playlist "Mix" has these contents one after another, and imports each of them. Returns the
 * versions that the imports saved, newest first: one fewer than the contents. `versionId(0)` is the id of the newest.
 */
export async function importContentsInTurn(
  { connected, playlist }: Simulated,
  ...contents: (string | null)[][]
) {
  const person = await connected();
  const spotifyId = await playlist(person.spotifyUser, { name: "Mix", items: contents[0] ?? [] });
  await runImport(person.ctx);
  for (const items of contents.slice(1)) {
    await playlist(person.spotifyUser, { name: "Mix", items }, spotifyId);
    await runImport(person.ctx);
  }
  const { id } = await findPlaylist(person.ctx, "Mix");
  const versions = await allVersions(person.ctx, id);
  const versionId = (index: number) => versions[index]?.id ?? "";
  return { ...person, id, spotifyId, versions, versionId };
}

/** Inserts a version of a playlist that contains these songs, added in 2025, and returns its id. */
export async function insertVersion(
  playlistId: string,
  songIds: readonly (string | undefined)[],
): Promise<string> {
  const addedAt = "2025-01-01T00:00:00.123+00:00";
  const entries = songIds.map(songId => ({ songId, kind: "song", addedAt }));
  const [row] = await sql<{ id: string }>(
    `INSERT INTO playlist_versions (playlist_id, entries, track_count, added, removed)
     VALUES ($1, $2, $3, 0, 0) RETURNING id`,
    [playlistId, JSON.stringify(entries), entries.length],
  );
  return row?.id ?? "";
}

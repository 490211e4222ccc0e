import { getAlbum } from "@/lib/catalog/get-album";
import { resolveSongs } from "@/lib/catalog/resolve-songs";
import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import type { NewShuffle, ShuffleSource } from "@/lib/schemas/shuffle";
import { type SourceKey, sourceKey } from "./source-key";

/** What somebody asks to shuffle: one of these. */
export type SourceInput = Pick<NewShuffle, "playlistIds" | "likedSongs" | "albumId" | "search">;

type NamedSource = { source: ShuffleSource; name: string };

async function findPlaylists({ userId }: UserContext, playlistIds: string[]): Promise<NamedSource> {
  const rows = await sql<{ name: string; access: string }>(
    "SELECT name, access FROM playlists WHERE user_id = $1 AND id = ANY($2::uuid[]) ORDER BY name",
    [userId, playlistIds],
  );
  if (rows.length < new Set(playlistIds.map(id => id.toLowerCase())).size) throw notFound("playlist");
  if (rows.some(({ access }) => access === "metadata")) throw new AppError("playlist_not_readable");
  return { source: { kind: "playlists", playlistIds }, name: rows.map(({ name }) => name).join(" + ") };
}

/** Puts the album's tracks into the library, where the sets find them. */
async function findAlbum(ctx: UserContext, albumId: string): Promise<NamedSource> {
  const { name, tracks } = await getAlbum(ctx, albumId);
  await resolveSongs(ctx, { songIds: [], uris: tracks.map(({ uri }) => uri) });
  return { source: { kind: "album", albumId }, name };
}

function readSource(ctx: UserContext, asked: SourceInput): Promise<NamedSource> | NamedSource {
  if (asked.playlistIds) return findPlaylists(ctx, asked.playlistIds);
  if (asked.albumId) return findAlbum(ctx, asked.albumId);
  if (asked.likedSongs) return { source: { kind: "likedSongs" }, name: "Liked songs" };
  const search = (asked.search ?? "").trim().replace(/\s+/g, " ");
  return { source: { kind: "search", search }, name: search };
}

/**
 * What is to be shuffled and what it is called.
 * @throws AppError not_found, playlist_not_readable, not_found_on_spotify; SpotifyError
 */
export async function findSource(
  ctx: UserContext,
  asked: SourceInput,
): Promise<{ source: SourceKey; name: string }> {
  const { source, name } = await readSource(ctx, asked);
  return { source: sourceKey(source), name };
}

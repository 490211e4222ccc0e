import { readAlbum } from "@/lib/catalog/get-album";
import { resolveSongs } from "@/lib/catalog/resolve-songs";
import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { byName } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { NewShuffle, ShuffleSource } from "@/lib/schemas/shuffle";
import { type SourceKey, sourceKey } from "./source-key";

/** The source that a person wants to shuffle. Exactly one of the properties is set. */
export type SourceInput = Pick<NewShuffle, "playlistIds" | "likedSongs" | "albumId" | "artistId" | "search">;

type NamedSource = { source: ShuffleSource; name: string };

async function findPlaylists({ userId }: UserContext, playlistIds: string[]): Promise<NamedSource> {
  const rows = await sql<{ name: string; access: string }>(
    `SELECT name, access FROM playlists WHERE user_id = $1 AND id = ANY($2::uuid[]) ORDER BY ${byName("name")}`,
    [userId, playlistIds],
  );
  if (rows.length < new Set(playlistIds.map(id => id.toLowerCase())).size) throw notFound("playlist");
  if (rows.some(({ access }) => access === "metadata")) throw new AppError("playlist_not_readable");
  return {
    source: { kind: "playlists", playlistIds },
    name: rows.flatMap(({ name }) => name || []).join(" + "),
  };
}

/** Adds the album's tracks to the library, because a set consists of songs of the library. */
async function findAlbum(ctx: UserContext, albumId: string): Promise<NamedSource> {
  const { album, tracks } = await readAlbum(ctx, albumId);
  await resolveSongs(ctx, { songIds: [], uris: tracks.map(({ uri }) => uri) });
  return { source: { kind: "album", albumId }, name: album.name ?? "" };
}

/** Finds the artist's name in the credits of the library, without a call. */
async function findArtist({ userId }: UserContext, artistId: string): Promise<NamedSource> {
  const [artist] = await sql<{ name: string | null }>(
    `SELECT artist->>'name' AS name FROM songs s, jsonb_array_elements(s.artists) artist
     WHERE s.user_id = $1 AND s.artists @> $2 AND artist->>'id' = $3 LIMIT 1`,
    [userId, JSON.stringify([{ id: artistId }]), artistId],
  );
  if (!artist) throw new AppError("nothing_to_shuffle", { reason: "no_artist_songs" });
  return { source: { kind: "artist", artistId }, name: artist.name ?? "" };
}

function resolveSource(ctx: UserContext, input: SourceInput): Promise<NamedSource> | NamedSource {
  if (input.playlistIds) return findPlaylists(ctx, input.playlistIds);
  if (input.albumId) return findAlbum(ctx, input.albumId);
  if (input.artistId) return findArtist(ctx, input.artistId);
  if (input.likedSongs) return { source: { kind: "likedSongs" }, name: "" };
  const search = (input.search ?? "").trim().replace(/\s+/g, " ");
  return { source: { kind: "search", search }, name: search };
}

/**
 * Returns the key and the name of a source.
 * @throws AppError not_found, playlist_not_readable, not_found_on_spotify; SpotifyError
 */
export async function findSource(
  ctx: UserContext,
  input: SourceInput,
): Promise<{ source: SourceKey; name: string }> {
  const { source, name } = await resolveSource(ctx, input);
  return { source: sourceKey(source), name };
}

import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requireRoomInLibrary } from "@/lib/library/require-room";
import { writeSongs } from "@/lib/library/write-songs";
import { sql } from "@/lib/platform/db";
import { findCachedTracks } from "./cache/cached-tracks";
import { readTrack } from "./get-track";

export type ResolvedSong = { id: string; uri: string; isLocal: boolean };

const songFields = `id, uri, is_local AS "isLocal"`;
const spotifyUri = /^spotify:(track|episode):([0-9A-Za-z]{22})$/;

/** The maximum number of songs that are neither in the library nor cached; each of them costs a call. */
const maxLookups = 100;

/** Adds songs to the library: from cached replies where possible, otherwise from Spotify. */
async function addMissingSongs(ctx: UserContext, uris: string[]) {
  await requireRoomInLibrary(ctx.userId, { songs: uris.length });
  const cached = await findCachedTracks(ctx, uris);
  const cachedUris = new Set(cached.map(({ uri }) => uri));
  const missingUris = uris.filter(uri => !cachedUris.has(uri));
  if (missingUris.length > maxLookups)
    throw new AppError(
      "validation_failed",
      { reason: "too_many_unknown", count: missingUris.length, limit: maxLookups },
      { field: "uris" },
    );
  const lookups = missingUris.map(uri => {
    const [, kind, id] = spotifyUri.exec(uri) ?? [];
    if (!kind || !id)
      throw new AppError("validation_failed", { reason: "not_playable", uri }, { field: "uris" });
    return { kind: kind === "track" ? "track" : "episode", id } as const;
  });
  await writeSongs(ctx.userId, cached);
  for (const { kind, id } of lookups) await writeSongs(ctx.userId, [await readTrack(ctx, kind, id)]);
}

/**
 * Returns the songs with these ids, then the songs with these URIs, in the given order and with repeats. Adds songs with unknown
 * URIs to the library first.
 * @throws AppError not_found, validation_failed, library_full; SpotifyError
 */
export async function resolveSongs(
  ctx: UserContext,
  { songIds, uris }: { songIds: string[]; uris: string[] },
): Promise<ResolvedSong[]> {
  const readSongs = () =>
    sql<ResolvedSong>(
      `SELECT ${songFields} FROM songs WHERE user_id = $1 AND (id = ANY($2::uuid[]) OR uri = ANY($3))`,
      [ctx.userId, songIds, uris],
    );
  let rows = await readSongs();
  const knownUris = new Set(rows.map(({ uri }) => uri));
  const missingUris = new Set(uris.filter(uri => !knownUris.has(uri)));
  if (missingUris.size > 0) {
    await addMissingSongs(ctx, [...missingUris]);
    rows = await readSongs();
  }
  const byIdOrUri = new Map(rows.flatMap(row => [[row.id, row] as const, [row.uri, row] as const]));
  return [...songIds, ...uris].map(idOrUri => {
    const row = byIdOrUri.get(idOrUri);
    if (!row) throw notFound("song");
    return row;
  });
}

import type { UserContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import {
  findFeaturesAccess,
  isFeaturesRefusal,
  readFeatures,
  storeFeaturesAccess,
} from "@/lib/library/audio-features";
import { getSong } from "@/lib/library/get-song";
import { isLikedSql, isoSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import { personValues } from "@/lib/platform/person-values/person-values";
import type { AudioFeatures, SongDetails } from "@/lib/schemas/library";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { lifetimes } from "./cache/lifetimes";
import { findCachedArtist, getArtist } from "./get-artist";

type Row = Omit<SongDetails, "song" | "audioFeatures" | "genres"> & {
  isLiked: boolean;
  features: Partial<AudioFeatures> | null;
  /** True if Spotify was never asked for the features. */
  isUnread: boolean;
};

const selectDetails = `SELECT ${isLikedSql("s")} AS "isLiked", ${isoSql("l.added_at")} AS "addedAt",
    played.plays, ${isoSql("played.last")} AS "lastPlayedAt", s.audio_features AS features,
    s.audio_features IS NULL AND s.uri LIKE 'spotify:track:%' AS "isUnread"
  FROM songs s LEFT JOIN library_songs l ON l.song_id = s.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS plays, max(played_at) AS last FROM plays p WHERE p.song_id = s.id AND p.is_play) played
  WHERE s.id = $1`;

/** Asks Spotify for the audio features of a song, with one call, unless the person's app may not read them. */
async function readMissing(ctx: UserContext, spotifyId: string): Promise<void> {
  const access = await findFeaturesAccess(ctx.userId);
  if (!access || access.isGranted === false) return;
  try {
    await readFeatures(ctx.userId, getUserSpotifyClient(ctx), [spotifyId]);
    if (access.isGranted === null) await storeFeaturesAccess(access.clientId, true);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The page shows the song without them; another visit asks again if Spotify could not answer.
    if (isFeaturesRefusal(error)) await storeFeaturesAccess(access.clientId, false);
  }
}

/** Tells if genres are worth a call; waits for the features if only their answer tells what the app may read. */
async function mayAskForGenres({ userId }: UserContext, features: Promise<void>): Promise<boolean> {
  const access = await findFeaturesAccess(userId);
  if (access?.isGranted !== null) return access?.isGranted ?? false;
  await features;
  return (await findFeaturesAccess(userId))?.isGranted ?? false;
}

/** Time for which an artist that Spotify does not have is not asked for again. */
const missingSeconds = lifetimes.artist.fresh;

/**
 * Returns the genres of the first artist. Asks Spotify for an artist that is not cached only if the app is an older one, which may read audio
 * features: Spotify calls genres deprecated, and no newer app should spend calls on them.
 */
async function findGenres(
  ctx: UserContext,
  artistId: string | null | undefined,
  features: Promise<void>,
): Promise<string[]> {
  if (!artistId) return [];
  const cached = await findCachedArtist(ctx, artistId);
  if (cached) return cached.genres;
  if (!(await mayAskForGenres(ctx, features))) return [];
  const missing = `no genres of ${artistId}`;
  if ((await personValues().read(ctx.userId, [missing])).has(missing)) return [];
  try {
    return (await getArtist(ctx, artistId)).genres;
  } catch (error) {
    // The page shows the song without them.
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not_found_on_spotify")
      await personValues().write(ctx.userId, new Map([[missing, true]]), missingSeconds);
    return [];
  }
}

/** Returns Spotify's numbers as the API has them. An unknown key is -1 on Spotify. */
function presentFeatures(features: Row["features"]): AudioFeatures | null {
  if (!features) return null;
  const { tempo = null, key = null, mode = null, energy = null } = features;
  return { tempo: tempo || null, key: key === -1 ? null : key, mode, energy };
}

/**
 * Returns a song with what is known about it. Costs one call when the song is opened for the first time and the person's app may read
 * audio features, or when it is unknown if it may; and one a day for its artist, if that is not cached and the app may read audio features.
 * Otherwise none.
 * @throws AppError not_found
 */
export async function getSongDetails(ctx: UserContext, id: string): Promise<SongDetails> {
  const song = await getSong(ctx, id);
  const readDetails = async () => (await sql<Row>(selectDetails, [id]))[0];
  const known = await readDetails();
  const unread = known?.isUnread ? song.spotifyId : null;
  const reading = unread ? readMissing(ctx, unread) : Promise.resolve();
  const [genres] = await Promise.all([findGenres(ctx, song.artists[0]?.id, reading), reading]);
  const row = unread ? await readDetails() : known;
  if (!row) throw notFound("song");
  const { isLiked, addedAt, plays, lastPlayedAt, features } = row;
  return {
    song: { ...song, isLiked },
    addedAt,
    plays,
    lastPlayedAt,
    audioFeatures: presentFeatures(features),
    genres,
  };
}

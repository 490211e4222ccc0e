import type { UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { readableNameSql } from "@/lib/library/missing-names";
import { listedSongSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { ListedSong } from "@/lib/schemas/library";
import type {
  Recommendation,
  RecommendationReason,
  Recommendations,
  RecommendationsQuery,
} from "@/lib/schemas/recommendations";
import { findDeeper } from "./find-deeper";
import { findForgotten } from "./find-forgotten";
import { findMix } from "./find-mix";
import { findReasons } from "./find-reasons";
import { findSeeds, type Seeds } from "./find-seeds";
import { findTogether, type TogetherCandidate } from "./find-together";
import { pick } from "./pick";
import { findScope, type Scope } from "./scope";

/** Songs by one artist in a list: two in a mix, as in the weekly lists of ListenBrainz. */
const perArtist = { mix: 2, forgotten: 3, together: 3, deeper: 3 } as const;

const noSeeds: Seeds = { songIds: [], playlistId: null, named: null };

type Found = { songId: string; reasons: RecommendationReason[] };

/** Adds to each song what is known about it. */
async function withKnownReasons(userId: string, songIds: readonly string[]): Promise<Found[]> {
  const reasons = await findReasons(userId, songIds);
  return songIds.map(songId => ({ songId, reasons: reasons.get(songId) ?? [] }));
}

async function togetherReasons(
  userId: string,
  locale: Locale,
  picked: readonly TogetherCandidate[],
): Promise<Found[]> {
  const seeds = [...new Set(picked.flatMap(({ seed }) => seed ?? []))];
  const titles = await sql<{ id: string; title: string }>(
    `SELECT id, ${readableNameSql(locale, "title")} AS title FROM songs WHERE user_id = $1 AND id = ANY ($2)`,
    [userId, seeds],
  );
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  return picked.map(({ songId, days, seed, count, playlist }) => {
    const song = seed && titleOf.get(seed);
    const reasons: RecommendationReason[] = [];
    if (days && song) reasons.push({ code: "sessions", days, song });
    if (count && playlist !== null) reasons.push({ code: "playlists", count, playlist });
    return { songId, reasons };
  });
}

async function find(
  scope: Scope,
  { kind, limit }: RecommendationsQuery,
  seeds: Seeds,
  locale: Locale,
): Promise<Found[]> {
  const { userId } = scope;
  if (kind === "together") {
    const picked = pick(await findTogether(scope, seeds), limit, perArtist.together);
    return togetherReasons(userId, locale, picked);
  }
  if (kind === "deeper") {
    const picked = pick(await findDeeper(scope), limit, perArtist.deeper);
    return picked.map(({ songId, reason }) => ({ songId, reasons: [reason] }));
  }
  const candidates = await (kind === "mix" ? findMix : findForgotten)(scope);
  const picked = pick(candidates, limit, perArtist[kind]);
  return withKnownReasons(
    userId,
    picked.map(({ songId }) => songId),
  );
}

const selectSongs = (locale: Locale) => `SELECT ${listedSongSql("s", locale)} AS song
  FROM unnest($2::uuid[]) WITH ORDINALITY AS ids(id, place) JOIN songs s ON s.id = ids.id AND s.user_id = $1 ORDER BY place`;
const countDismissed = `SELECT (SELECT count(*)::int FROM recommendation_dismissals WHERE user_id = $1) AS songs,
  (SELECT count(*)::int FROM recommendation_artist_dismissals WHERE user_id = $1) AS artists`;

/**
 * Lists songs of the library to play next, the best first, with the reasons. Only counts of the person's own plays, playlists and likes
 * decide; polled plays count after the person has agreed. Costs no call to Spotify.
 * @throws AppError not_found for a seed that the person does not have
 */
export async function listRecommendations(
  { userId, locale }: UserContext,
  query: RecommendationsQuery,
): Promise<Recommendations> {
  const scope = await findScope(userId);
  const seeds = query.kind === "together" ? await findSeeds(scope, query.seed, locale) : noSeeds;
  const found = await find(scope, query, seeds, locale);
  const [songs, [dismissed]] = await Promise.all([
    sql<{ song: ListedSong }>(selectSongs(locale), [userId, found.map(({ songId }) => songId)]),
    sql<{ songs: number; artists: number }>(countDismissed, [userId]),
  ]);
  const songById = new Map(songs.map(({ song }) => [song.id, song]));
  const items = found.flatMap<Recommendation>(({ songId, reasons }) => {
    const song = songById.get(songId);
    return song ? { song, reasons } : [];
  });
  return {
    kind: query.kind,
    day: scope.day,
    restsOn: scope.hasPlays || scope.isComputing ? "plays" : "library",
    seed: seeds.named,
    dismissed: dismissed?.songs ?? 0,
    dismissedArtists: dismissed?.artists ?? 0,
    items,
  };
}

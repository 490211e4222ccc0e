import { signUp } from "@/lib/accounts/registration/sign-up";
import { commandContext, jobContext, type UserContext } from "@/lib/core/context";
import { importLibrary } from "@/lib/export/import-library";
import { prisma, sql } from "@/lib/platform/db";
import { listPlaylistItems } from "@/lib/playlists/list-playlist-items";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { removeTrack } from "@/lib/playlists/remove-track";
import type { FileSong, LibraryFile } from "@/lib/schemas/export";
import type { CatalogFile } from "@/simulator/catalog/catalog-file";
import { generateCatalog } from "@/simulator/catalog/generate";
import { type Random, seededRandom } from "@/simulator/random";

export const seedPassword = "tonearm-seed";
export const seedPeople = [
  { email: "ada@tonearm.local", username: "Ada" },
  { email: "ben@tonearm.local", username: "Ben" },
];

const playlistsEach = 12;
const likesEach = 400;
const daysOfPlays = 365;
const maxPlaysADay = 40;
const dayMs = 86_400_000;

/**
 * Adds two people with playlists, likes, playlist versions and a year of plays. The songs are those of the simulator's
 * catalog, so connecting and importing later meets the same songs.
 * @returns false when one of them exists already; nothing is added then
 */
export async function seed(now = new Date()): Promise<boolean> {
  const emails = seedPeople.map(({ email }) => email);
  if ((await prisma().user.count({ where: { email: { in: emails } } })) > 0) return false;
  const catalog = generateCatalog();
  const random = seededRandom(7);
  for (const [index, person] of seedPeople.entries()) {
    const guest = commandContext("seed");
    const { id: userId } = await signUp(guest, { ...person, password: seedPassword });
    const ctx = jobContext(userId, "seed");
    const { playlists } = await importLibrary(ctx, libraryOf(catalog, index, now));
    for (const { id } of playlists.slice(0, 3)) await editPlaylist(ctx, id);
    await addLikes(userId, random, now);
    await addPlays(userId, random, now);
  }
  return true;
}

function libraryOf(catalog: CatalogFile, index: number, now: Date): LibraryFile {
  const tracks = new Map(catalog.tracks.map(track => [track.id, track]));
  const artists = new Map(catalog.artists.map(artist => [artist.id, artist]));
  const albums = new Map(catalog.albums.map(album => [album.id, album]));
  const playlists = catalog.playlists
    .filter(({ trackIds }) => trackIds.length >= 20)
    .slice(index * playlistsEach, (index + 1) * playlistsEach);
  const songs = [...new Set(playlists.flatMap(({ trackIds }) => trackIds))].flatMap((id): FileSong[] => {
    const track = tracks.get(id);
    if (!track) return [];
    const album = albums.get(track.albumId);
    return [
      {
        uri: `spotify:track:${id}`,
        title: track.name,
        durationMs: track.durationMs,
        artists: track.artistIds.map(artistId => ({ id: artistId, name: artists.get(artistId)?.name ?? "" })),
        album: album ? { id: album.id, name: album.name } : null,
        imageUrl: null,
        isrc: null,
        isPlayable: true,
      },
    ];
  });
  const known = new Set(songs.map(({ uri }) => uri));
  return {
    format: "tonearm-library",
    version: 1,
    songs,
    likedSongs: [],
    playlists: playlists.map(({ name, description, trackIds }) => ({
      name,
      description: description ?? "",
      access: "owner" as const,
      items: trackIds
        .map(id => `spotify:track:${id}`)
        .filter(uri => known.has(uri))
        .map((uri, place) => ({
          uri,
          addedAt: new Date(now.getTime() - (trackIds.length - place) * dayMs).toISOString(),
        })),
    })),
  };
}

/** Moves the last song to the top and removes one: both leave a version. */
async function editPlaylist(ctx: UserContext, id: string): Promise<void> {
  const { items } = await listPlaylistItems(ctx, id, { limit: 100 });
  const [first, second] = items;
  const last = items.at(-1);
  if (!first || !second || !last) return;
  await moveTracks(ctx, id, { itemIds: [last.id], before: first.id });
  await removeTrack(ctx, id, { itemId: second.id });
}

/** Adds likes by SQL: the verb would also save them on Spotify. */
async function addLikes(userId: string, random: Random, now: Date): Promise<void> {
  const songs = await songIds(userId);
  const liked = [...new Set(Array.from({ length: likesEach }, () => pickFavorite(songs, random)))];
  const dates = liked.map((_, place) => new Date(now.getTime() - place * dayMs * 0.9));
  await sql(
    `INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, id, at
     FROM unnest($2::uuid[], $3::timestamptz[]) AS given(id, at)`,
    [userId, liked, dates],
  );
}

async function addPlays(userId: string, random: Random, now: Date): Promise<void> {
  const songs = await songIds(userId);
  const plays = Array.from({ length: daysOfPlays }, (_, day) => {
    const midnight = Math.floor(now.getTime() / dayMs - day) * dayMs;
    return Array.from({ length: Math.floor(random() ** 2 * maxPlaysADay) }, (_, play) => ({
      userId,
      songId: pickFavorite(songs, random),
      playedAt: new Date(midnight + Math.floor(((7 + random() * 16) * dayMs) / 24) + play),
      source: "recently-played",
    }));
  });
  const past = plays.flat().filter(({ playedAt }) => playedAt < now);
  await prisma().play.createMany({ data: past, skipDuplicates: true });
}

const songIds = async (userId: string) =>
  (await sql<{ id: string }>("SELECT id FROM songs WHERE user_id = $1 ORDER BY uri", [userId])).map(
    ({ id }) => id,
  );

/** Picks the first songs of the list far more often, as people do with their favorites. */
const pickFavorite = (songs: string[], random: Random) =>
  songs[Math.floor(songs.length * random() ** 3)] as string;

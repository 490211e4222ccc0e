import { randomUUID } from "node:crypto";
import { createBrowserSession, createTokenSession } from "@/lib/accounts/sessions/sessions";
import { sealSessionCookie } from "@/lib/api/auth/session-cookie";
import { saveCredentials } from "@/lib/connections/save-credentials";
import type { UserContext } from "@/lib/core/context";
import { prisma, sql } from "@/lib/platform/db";
import { generateCatalog } from "@/simulator/catalog/generate";
import { defaultUserId } from "@/simulator/world/defaults";
import { connect, guest } from "@/testing/people";
import { type Control, controlOf, createSpotifyAccount } from "@/testing/spotify/simulator-client";

/** A signed-in and connected person: the headers of a program and of a browser, each person from an address of their own. */
export type Person = { ctx: UserContext; headers: Record<string, string>; playlistIds: string[] };

export const playlistsPerPerson = 20;
const songsPerPlaylist = 200;
const likedSongs = 1_000;
const playsPerPerson = 1_000;
const peopleAtOnce = 8;

const syllables = ["ba", "der", "fi", "gol", "ha", "ju", "kem", "lo", "mi", "nar", "o", "pe", "ru", "sil"];
/** The words of titles. */
export const words = syllables.flatMap(first => syllables.map(second => `${first}${second}`));

/** Creates songs, local playlists, liked songs and plays, spread evenly. */
async function createLibrary(userId: string, songs: number): Promise<string[]> {
  await sql(
    `INSERT INTO songs (user_id, uri, spotify_id, title, duration_ms, artists, album_id, album_name)
     SELECT $1, 'spotify:track:' || lpad(n::text, 22, '0'), lpad(n::text, 22, '0'),
       ($3::text[])[1 + n % $4] || ' ' || ($3::text[])[1 + n / $4 % $4] || ' ' || n, 200000,
       jsonb_build_array(jsonb_build_object('id', 'artist' || n % 800, 'name', ($3::text[])[1 + n % 97 % $4] || ' ' || n % 800)),
       'album' || n % 1500, ($3::text[])[1 + n % 89 % $4] || ' ' || n % 1500
     FROM generate_series(1, $2::int) n`,
    [userId, songs, words, words.length],
  );
  const numbered = "SELECT id, row_number() OVER (ORDER BY uri) - 1 AS n FROM songs WHERE user_id = $1";
  await sql(
    `INSERT INTO liked_songs (user_id, song_id, added_at)
     SELECT $1, id, now() - n * interval '1 minute' FROM (${numbered}) numbered WHERE n < $2`,
    [userId, likedSongs],
  );
  await sql(
    `INSERT INTO plays (user_id, song_id, played_at, source)
     SELECT $1, id, now() - n * interval '4 minutes', 'recently-played' FROM (${numbered}) numbered WHERE n < $2`,
    [userId, playsPerPerson],
  );
  const playlists = await sql<{ id: string }>(
    `INSERT INTO playlists (user_id, name, origin, track_count, position)
     SELECT $1, 'Playlist ' || n, 'local', $3::int, n FROM generate_series(1, $2::int) n RETURNING id`,
    [userId, playlistsPerPerson, songsPerPlaylist],
  );
  const ids = playlists.map(({ id }) => id);
  await sql(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT ($2::uuid[])[1 + n / $3::int], n % $3::int, id, 'song', now() FROM (${numbered}) numbered
     WHERE n < $3::int * cardinality($2::uuid[])`,
    [userId, ids, songsPerPlaylist],
  );
  return ids;
}

const uris = generateCatalog()
  .tracks.slice(0, 50)
  .map(({ id }) => `spotify:track:${id}`);

/** Connects a person, who listens, through their own developer app. A person who imports has all playlists of the catalog. */
async function connectPerson(ctx: UserContext, control: Control, imports: boolean): Promise<void> {
  const { spotifyUser: own, ...app } = await createSpotifyAccount(control);
  const devices = [{ id: "desk", name: "Desk", isActive: true }];
  await control("PUT", `players/${imports ? defaultUserId : own}`, {
    devices,
    state: { uris, isPlaying: true },
  });
  await saveCredentials(ctx, app);
  await connect(ctx, imports ? defaultUserId : own);
}

async function createPerson(
  url: string,
  control: Control,
  songs: number,
  number: number,
  imports: boolean,
): Promise<Person> {
  // Without a password, whose hash would take most of the time.
  const data = { email: `${randomUUID()}@example.org`, username: "Ada" };
  const { id: userId } = await prisma().user.create({ data });
  const sessionId = await createBrowserSession(userId, {});
  const ctx: UserContext = {
    ...guest,
    userId,
    actor: { kind: "user", userId, role: "member", sessionId },
  };
  await connectPerson(ctx, control, imports);
  const cookie = `tonearm-${new URL(url).port}.next-auth.session-token=${await sealSessionCookie(userId, sessionId)}`;
  const headers = {
    authorization: `Bearer ${await createTokenSession(userId, {})}`,
    cookie,
    "x-forwarded-for": `10.2.${number >> 8}.${number & 255}`,
  };
  return { ctx, headers, playlistIds: await createLibrary(userId, songs) };
}

/** Creates people with libraries. The first `importing` of them have something to import. */
export async function createPeople(
  url: string,
  simulatorUrl: string,
  sizes: { people: number; songs: number; importing: number },
): Promise<Person[]> {
  const control = controlOf(simulatorUrl);
  const created: Person[] = [];
  let next = 0;
  const createNext = async () => {
    for (let number = next++; number < sizes.people; number = next++)
      created[number] = await createPerson(url, control, sizes.songs, number, number < sizes.importing);
  };
  await Promise.all(Array.from({ length: peopleAtOnce }, createNext));
  await sql("ANALYZE");
  return created;
}

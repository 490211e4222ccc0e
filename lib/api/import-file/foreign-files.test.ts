import { expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { listLibraryImports } from "@/lib/export/list-library-imports";
import { undoLibraryImport } from "@/lib/export/undo-library-import";
import { sql } from "@/lib/platform/db";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { createZip } from "@/testing/history/zip";
import { createUser } from "@/testing/people";
import { simulated } from "@/testing/spotify/simulated";
import { importBody } from "./import-body";

const { connected } = await simulated();

const uri = (number: number) => `spotify:track:${String(number).padStart(22, "0")}`;

const library = {
  tracks: [
    { artist: "Ada", album: "Tides", track: "Glass Harbour", uri: uri(1) },
    { artist: "Ben", album: "Old", track: "Without address" },
    { artist: "Cem", album: "Local", track: "Demo", uri: "spotify:local:Cem:Local:Demo:120" },
  ],
  albums: [],
  shows: [],
  bannedTracks: [],
  other: [],
};
const playlists = {
  playlists: [
    {
      name: "Caf&eacute;",
      lastModifiedDate: "2024-05-06",
      collaborators: [],
      items: [
        {
          track: { trackName: "Glass Harbour", artistName: "Ada", albumName: "Tides", trackUri: uri(1) },
          episode: null,
          localTrack: null,
          addedDate: "2024-05-06",
        },
        {
          track: null,
          episode: {
            episodeName: "One",
            showName: "Show",
            episodeUri: "spotify:episode:0000000000000000000009",
          },
          localTrack: null,
          addedDate: "2024-05-07",
        },
        {
          track: null,
          episode: null,
          audiobook: null,
          localTrack: { uri: "spotify:local:Cem:Local:Demo:120" },
          addedDate: null,
        },
        { track: null, episode: null, localTrack: null, addedDate: "2024-05-08" },
      ],
      description: "a &amp; b",
      numberOfFollowers: 0,
    },
  ],
};

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

async function stored({ userId }: UserContext) {
  const liked = await sql<{ title: string }>(
    "SELECT s.title FROM liked_songs l JOIN songs s ON s.id = l.song_id WHERE l.user_id = $1 ORDER BY l.added_at DESC",
    [userId],
  );
  const lists = await sql<{ name: string; description: string; uris: string[] }>(
    `SELECT p.name, p.description, array_agg(s.uri ORDER BY i.position) AS uris
     FROM playlists p JOIN playlist_items i ON i.playlist_id = p.id JOIN songs s ON s.id = i.song_id
     WHERE p.user_id = $1 GROUP BY p.id ORDER BY p.position`,
    [userId],
  );
  return { liked: liked.map(({ title }) => title), lists };
}

it("Account data becomes liked songs and playlists without any developer app", async () => {
  const ctx = await createUser();
  expect(await importBody(ctx, json(library))).toMatchObject({
    songs: { created: 3 },
    likedSongs: { added: 3 },
    playlists: [],
  });
  const report = await importBody(ctx, json(playlists));
  expect(report).toMatchObject({ songs: { created: 1 }, leftOut: [{ reason: "withdrawn", count: 1 }] });
  expect(await stored(ctx)).toEqual({
    liked: ["Glass Harbour", "Without address", "Demo"],
    lists: [
      {
        name: "Caf&eacute;",
        description: "a & b",
        uris: [uri(1), "spotify:episode:0000000000000000000009", "spotify:local:Cem:Local:Demo:120"],
      },
    ],
  });
});

it("The archive of the account data brings all of it at once", async () => {
  const ctx = await createUser();
  const archive = createZip([
    { name: "Spotify Account Data/YourLibrary.json", content: JSON.stringify(library) },
    { name: "Spotify Account Data/Playlist1.json", content: JSON.stringify(playlists) },
    { name: "Spotify Account Data/Userdata.json", content: JSON.stringify({ username: "ada" }) },
  ]);
  const report = await importBody(ctx, archive, "application/zip");
  expect(report).toMatchObject({
    playlists: [{ trackCount: 3 }],
    likedSongs: { added: 3 },
    songs: { created: 4 },
  });
});

it("Undo of an imported file takes back its playlists and likes, and nothing that was there before", async () => {
  const ctx = await createUser();
  await importBody(ctx, json(library));
  const before = await stored(ctx);
  const more = { ...library.tracks[0], track: "Another song", uri: uri(7) };
  const archive = createZip([
    {
      name: "YourLibrary.json",
      content: JSON.stringify({ ...library, tracks: [...library.tracks, more] }),
    },
    { name: "Playlist1.json", content: JSON.stringify(playlists) },
  ]);
  const { id, likedSongs } = await importBody(ctx, archive, "application/zip");
  expect(likedSongs.added).toBe(1);
  await expect(undoLibraryImport(await createUser(), id)).rejects.toMatchObject({ code: "not_found" });
  await undoLibraryImport(ctx, id);
  expect(await stored(ctx)).toEqual(before);
  await expect(undoLibraryImport(ctx, id)).rejects.toMatchObject({ code: "not_found" });
});

it("Undo of an imported file leaves its likes once a Spotify account is connected", async () => {
  const ctx = await createUser();
  const { id } = await importBody(ctx, json(library));
  const { liked } = await stored(ctx);
  expect(liked).toHaveLength(3);
  await sql(
    `INSERT INTO spotify_connections (user_id, client_id, spotify_user_id, scopes, access_token_sealed, access_token_expires_at,
       refresh_token_sealed, authorized_at) VALUES ($1, '', '', '{}', '', now(), '', now())`,
    [ctx.userId],
  );
  await undoLibraryImport(ctx, id);
  expect(await stored(ctx)).toMatchObject({ liked });
});

it("Liked songs of account data become a playlist while Spotify is connected, because an import would remove them", async () => {
  const { ctx } = await connected();
  const report = await importBody(ctx, json(library));
  expect(report).toMatchObject({
    likedSongs: { added: 0 },
    playlists: [{ name: "Liked songs", trackCount: 3 }],
  });
});

const exportify = [
  `\ufeff"Titel-URI","Titelname","Albumname","Künstlername(n)","Datum","Dauer (ms)","Beliebtheit","Explizit","Hinzugefügt von","Hinzugefügt am"`,
  `"${uri(1)}","Glass, ""Harbour""","Tides","Ada;Ben","2024","200000","5","false","x","2024-05-06T18:43:20Z"`,
  `"https://open.spotify.com/intl-de/track/${uri(2).slice(14)}?si=abc","Second","Tides","Ada","2024","100000","5","false","x","2024-05-06T18:43:20Z"`,
].join("\r\n");

it("Imported files are listed with what is left of them, for 30 days and for their owner only", async () => {
  const ctx = await createUser();
  const form = new FormData();
  form.append("files", new Blob([exportify]), "Road trip.csv");
  const request = new Response(form);
  const body = Buffer.from(await request.arrayBuffer());
  const csv = await importBody(ctx, body, request.headers.get("content-type") ?? "");
  const likes = await importBody(ctx, json(library));
  // Brings nothing, so there is nothing to undo.
  await importBody(ctx, json(library));
  const [playlist] = csv.playlists;
  const first = await listLibraryImports(ctx, { limit: 1 });
  expect(first.items).toMatchObject([
    { id: likes.id, fileNames: [], playlists: [], likedSongs: { added: 3 }, songs: likes.songs },
  ]);
  const rest = await listLibraryImports(ctx, { limit: 1, cursor: first.nextCursor ?? "" });
  expect(rest).toMatchObject({
    items: [
      {
        id: csv.id,
        fileNames: ["Road trip.csv"],
        playlists: [{ id: playlist?.id, name: "Road trip", trackCount: 2, isPublished: false }],
      },
    ],
    nextCursor: null,
  });
  await deletePlaylist(ctx, playlist?.id ?? "");
  await undoLibraryImport(ctx, likes.id);
  expect((await listLibraryImports(ctx, { limit: 50 })).items).toMatchObject([{ id: csv.id, playlists: [] }]);
  expect((await listLibraryImports(await createUser(), { limit: 50 })).items).toEqual([]);
  await sql("UPDATE library_imports SET created_at = now() - interval '31 days' WHERE id = $1", [csv.id]);
  expect((await listLibraryImports(ctx, { limit: 50 })).items).toEqual([]);
});

it("A CSV file is read by its column of addresses, whatever the language of its header", async () => {
  const ctx = await createUser();
  const form = new FormData();
  form.append("files", new Blob([exportify]), "Road trip.csv");
  const request = new Response(form);
  const body = Buffer.from(await request.arrayBuffer());
  const report = await importBody(ctx, body, request.headers.get("content-type") ?? "");
  expect(report).toMatchObject({ playlists: [{ name: "Road trip", trackCount: 2 }], leftOut: [] });
  const songs = await sql(
    "SELECT uri, title, duration_ms, artists, album_name FROM songs WHERE user_id = $1 ORDER BY uri",
    [ctx.userId],
  );
  expect(songs[0]).toEqual({
    uri: uri(1),
    title: 'Glass, "Harbour"',
    duration_ms: 200_000,
    artists: [
      { id: null, name: "Ada" },
      { id: null, name: "Ben" },
    ],
    album_name: "Tides",
  });
});

it("Tonearm's own CSV brings its playlists back", async () => {
  const ctx = await createUser();
  const text = `\ufeffPlaylist,Position,Title,Artists,Album,Length (ms),Added at,Kind,ISRC,URI\r\nMine,1,One,Ada,,1000,2024-05-06T18:43:20.000Z,song,,${uri(1)}\r\nOther,1,Two,Ada,,1000,,song,,${uri(2)}\r\n,,Three,Ada,,1000,,song,,${uri(3)}\r\n`;
  const report = await importBody(ctx, Buffer.from(text), "text/csv");
  expect(report).toMatchObject({ songs: { created: 3 }, playlists: [{ name: "Mine" }, { name: "Other" }] });
});

it("Links become a playlist, and lines without one are reported", async () => {
  const ctx = await createUser();
  const text = `https://open.spotify.com/track/${uri(1).slice(14)}?si=x\n${uri(2)}\nhello\n`;
  for (const [body, type] of [
    [Buffer.from(text), "text/plain"],
    [json({ links: text.split("\n") }), "application/json"],
  ] as const) {
    const report = await importBody(ctx, body, type);
    expect(report).toMatchObject({
      playlists: [{ nameInFile: "Imported songs", trackCount: 2 }],
      leftOut: [{ reason: "not_spotify", count: 1, examples: ["hello"] }],
    });
  }
});

it.each([
  ["text without addresses", Buffer.from("hello, world"), "text/csv", "library_file_unusable"],
  ["a damaged archive", Buffer.from("PK nonsense"), "application/zip", "library_file_unusable"],
  ["a form that is none", Buffer.from("x"), "multipart/form-data; boundary=y", "bad_request"],
  ["other JSON", json({ hello: 1 }), "application/json", "validation_failed"],
])("An import of %s is refused with its reason", async (_, body, type, code) => {
  await expect(importBody(await createUser(), body, type)).rejects.toMatchObject({ code });
});

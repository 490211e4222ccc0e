import { expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { prisma, sql } from "@/lib/platform/db";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { findPlaylist, readAll, urisOf } from "@/testing/library/library";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const { connected, control, fault, playlist, requests } = await simulated();

const trackIds = (numbers: number[]) => numbers.map(trackId);
const trackUris = (numbers: number[]) => numbers.map(trackUri);
const entries = (numbers: number[]) =>
  numbers.map(number => ({
    added_at: "2026-01-01T00:00:00Z",
    item: { uri: trackUri(number), name: `Song ${number}` },
  }));
const page = (items: unknown, total: unknown) => ({ status: 200, body: { items, total, next: null } });
const itemsPath = (id: string) => `/v1/playlists/${id}/items`;
const onlyPlaylists = { likedSongs: false };

const likedUris = async (ctx: UserContext) =>
  (await readAll(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }))).map(
    ({ song }) => song.uri,
  );

/** Imports a playlist of six songs and adds a seventh on Spotify. */
async function importedPlaylist() {
  const { ctx, spotifyUser } = await connected();
  const list = await playlist(spotifyUser, { name: "Six", trackIds: trackIds(range(6)) });
  await runImport(ctx, onlyPlaylists);
  await playlist(spotifyUser, { trackIds: trackIds(range(7)) }, list);
  const { id } = await findPlaylist(ctx, "Six");
  const stored = () => urisOf(ctx, id);
  return { ctx, spotifyUser, list, id, stored };
}

const doubtful: [string, ReturnType<typeof page>][] = [
  ["is empty with the total 0", page([], 0)],
  ["is empty although its total is right", page([], 7)],
  ["is empty without a total", page([], null)],
  ["has no list of items", page(null, 7)],
  ["has fewer entries and a lower total", page(entries([0, 1]), 2)],
  ["has fewer entries than its total", page(entries([0, 1]), 7)],
  ["has fewer entries and no total", page(entries([0, 1]), null)],
  ["has an absurd total", page(entries([0, 1]), 2_000_000_000)],
];

it.each(sampleByDepth(doubtful, 3))(
  "A page of items that once %s is read again in the same import",
  async (_, reply) => {
    const { ctx, list, stored } = await importedPlaylist();
    await fault(itemsPath(list), reply);
    expect(await runImport(ctx, onlyPlaylists)).toMatchObject({
      counts: { added: 1, removed: 0 },
      skipped: [],
    });
    expect(await stored()).toEqual(trackUris(range(7)));
  },
);

it.each(sampleByDepth(doubtful, 3))(
  "A page of items that always %s takes nothing away, and the next import reads it",
  async (_, reply) => {
    const { ctx, list, stored } = await importedPlaylist();
    await fault(itemsPath(list), { times: 99, ...reply });
    expect(await runImport(ctx, onlyPlaylists)).toMatchObject({
      state: "completed",
      counts: { added: 0, removed: 0, skipped: 7 },
      skipped: [{ reason: "inconsistent", count: 7, examples: ["Six"] }],
    });
    expect(await stored()).toEqual(trackUris(range(6)));
    await control("DELETE", "faults");
    await runImport(ctx, onlyPlaylists);
    expect(await stored()).toEqual(trackUris(range(7)));
  },
);

deepIt("A short page in the middle of a long playlist takes nothing away", async () => {
  const { ctx, spotifyUser } = await connected();
  const list = await playlist(spotifyUser, { name: "Long", trackIds: trackIds(range(150)) });
  await runImport(ctx, onlyPlaylists);
  await playlist(spotifyUser, { trackIds: trackIds(range(151)) }, list);
  await fault(itemsPath(list), { times: 1, delayMs: 1 });
  await fault(itemsPath(list), page(entries(range(20, 50)), 151));
  await runImport(ctx, onlyPlaylists);
  expect(await urisOf(ctx, (await findPlaylist(ctx, "Long")).id)).toEqual(trackUris(range(151)));
});

it("A playlist that was emptied on Spotify is emptied", async () => {
  const { ctx, spotifyUser, list, stored } = await importedPlaylist();
  await playlist(spotifyUser, { trackIds: [] }, list);
  expect(await runImport(ctx, onlyPlaylists)).toMatchObject({ counts: { removed: 6 }, skipped: [] });
  expect(await stored()).toEqual([]);
});

it("An empty page is not remembered as the content of a new playlist", async () => {
  const { ctx, spotifyUser } = await connected();
  const list = await playlist(spotifyUser, { name: "New", trackIds: trackIds([1, 2]) });
  await fault(itemsPath(list), { times: 9, ...page([], 2) });
  await runImport(ctx, onlyPlaylists);
  await control("DELETE", "faults");
  await runImport(ctx, onlyPlaylists);
  expect(await urisOf(ctx, (await findPlaylist(ctx, "New")).id)).toEqual(trackUris([1, 2]));
});

deepIt(
  "Songs that Spotify keeps counting and no longer sends are removed by the second import that sees it",
  async () => {
    const { ctx, list, stored } = await importedPlaylist();
    await fault(itemsPath(list), { times: 99, ...page(entries([0, 1, 2, 3, 4]), 7) });
    expect(await runImport(ctx, onlyPlaylists)).toMatchObject({ skipped: [{ reason: "inconsistent" }] });
    expect(await stored()).toHaveLength(6);
    expect(await runImport(ctx, onlyPlaylists)).toMatchObject({
      counts: { removed: 1, unchanged: 5 },
      skipped: [{ reason: "incomplete", count: 2 }],
    });
    expect(await stored()).toEqual(trackUris(range(5)));
    const read = (await requests(itemsPath(list))).length;
    await runImport(ctx, onlyPlaylists);
    expect(await requests(itemsPath(list))).toHaveLength(read);
  },
);

it("A removal on Spotify is imported although Spotify counts an entry that it never sends", async () => {
  const { ctx, spotifyUser } = await connected();
  const list = await playlist(spotifyUser, { name: "Four", trackIds: trackIds(range(4)) });
  await fault(itemsPath(list), { times: 99, ...page(entries([0, 1, 2]), 4) });
  await runImport(ctx, onlyPlaylists);
  await control("DELETE", "faults");
  await playlist(spotifyUser, { trackIds: trackIds(range(3)) }, list);
  await fault(itemsPath(list), { times: 99, ...page(entries([0, 2]), 3) });
  await control("DELETE", "requests");
  expect(await runImport(ctx, onlyPlaylists)).toMatchObject({ counts: { removed: 1, unchanged: 2 } });
  expect(await urisOf(ctx, (await findPlaylist(ctx, "Four")).id)).toEqual(trackUris([0, 2]));
  expect(await requests(itemsPath(list))).toHaveLength(1);
});

it("A removal in Tonearm at the moment of an import does not look like songs that Spotify does not send", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, { name: "Three", trackIds: trackIds(range(3)) });
  await runImport(ctx, onlyPlaylists);
  // The trigger edits the playlist after the import has found it unchanged.
  await sql(`CREATE FUNCTION edit_now() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE playlists SET snapshot_id = NULL, track_count = 2 WHERE id = NEW.id; RETURN NULL; END $$`);
  await sql(
    "CREATE TRIGGER edit_now AFTER UPDATE OF name ON playlists FOR EACH ROW EXECUTE FUNCTION edit_now()",
  );
  await runImport(ctx, onlyPlaylists);
  await sql("DROP FUNCTION edit_now CASCADE");
  const { id } = await findPlaylist(ctx, "Three");
  expect(await prisma().playlist.findUnique({ where: { id } })).toMatchObject({ trackCount: 2, leftOut: 0 });
});

deepIt("A playlist that changes on Spotify while it is imported is imported", async () => {
  const { ctx, spotifyUser, list, stored } = await importedPlaylist();
  await fault(
    "/v1/me/playlists",
    page([{ id: list, name: "Six", snapshot_id: "old", owner: { id: spotifyUser }, items: { total: 6 } }], 1),
  );
  expect(await runImport(ctx, onlyPlaylists)).toMatchObject({ counts: { added: 1 }, skipped: [] });
  expect(await stored()).toEqual(trackUris(range(7)));
  expect(await runImport(ctx, onlyPlaylists)).toMatchObject({ spotifyCalls: 1 });
});

const likedPages: [string, ReturnType<typeof page>][] = [
  ["is empty with the total 0", page([], 0)],
  ["is empty although its total is right", page([], 60)],
  ["is empty without a total", page([], null)],
  [
    "has fewer entries than its total",
    page([{ added_at: "2026-01-01T00:00:00Z", track: { uri: trackUri(3), name: "Song" } }], 60),
  ],
  [
    "has an absurd total",
    page([{ added_at: null, track: { uri: trackUri(3), name: "Song" } }], 2_000_000_000),
  ],
];

it.each(sampleByDepth(likedPages, 2))(
  "A page of liked songs that %s takes nothing away",
  async (_, reply) => {
    const { ctx, spotifyUser } = await connected({ likedTrackIds: trackIds(range(60)) });
    await runImport(ctx);
    await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: trackIds([99, ...range(60)]) });
    await fault("/v1/me/tracks", { times: 300, ...reply });
    expect(await runImport(ctx)).toMatchObject({
      state: "completed",
      counts: { removed: 0 },
      skipped: [{ reason: "inconsistent", examples: ["your liked songs"] }],
    });
    expect(await likedUris(ctx)).toEqual(trackUris(range(60)));
    await control("DELETE", "faults");
    await fault("/v1/me/tracks", reply);
    await runImport(ctx);
    expect(await likedUris(ctx)).toEqual(trackUris([99, ...range(60)]));
  },
);

it("Liked songs that were all unliked on Spotify are removed, after one question for each forty", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: trackIds(range(60)) });
  await runImport(ctx);
  await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: [] });
  await control("DELETE", "requests");
  expect(await runImport(ctx)).toMatchObject({ counts: { removed: 60 }, skipped: [] });
  expect(await likedUris(ctx)).toEqual([]);
  expect(await requests("/v1/me/library/contains")).toHaveLength(1);
});

it("A time that Spotify no longer knows does not replace a known one", async () => {
  const { ctx, list, id } = await importedPlaylist();
  await prisma().playlistItem.updateMany({
    where: { playlistId: id },
    data: { addedAt: new Date("2012-05-06T07:08:09Z") },
  });
  const timeless = entries(range(7)).map((entry, index) => ({
    ...entry,
    added_at: [null, "1970-01-01T00:00:00Z", "0000-00-00", 7, undefined][index % 5],
  }));
  await fault(itemsPath(list), page(timeless, 7));
  await runImport(ctx, onlyPlaylists);
  const items = await prisma().playlistItem.findMany({
    where: { playlistId: id },
    orderBy: { position: "asc" },
  });
  expect(items.map(({ addedAt }) => addedAt.toISOString().slice(0, 4))).toEqual([
    ...Array(6).fill("2012"),
    "1970",
  ]);
});

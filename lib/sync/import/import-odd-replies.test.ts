import { expect, it } from "vitest";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { prisma } from "@/lib/platform/db";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { allItems, allPlaylists, findPlaylist, urisOf } from "@/testing/library/library";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const { connected, control, fault, playlist, requests } = await simulated();

it("A listed playlist that Spotify does not find is skipped, and everything else is imported", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: range(3).map(trackId) });
  const lostId = await playlist(spotifyUser, { name: "Lost", trackIds: [trackId(1)] });
  await playlist(spotifyUser, { name: "Found", trackIds: [trackId(2)] });
  await fault(`/v1/playlists/${lostId}`, {
    times: 10,
    status: 404,
    body: { error: { status: 404, message: "Resource not found" } },
  });
  const job = await runImport(ctx);
  expect(job).toMatchObject({ state: "completed", skipped: [{ count: 1, examples: ["Lost"] }] });
  const { id } = await findPlaylist(ctx, "Found");
  expect(await allItems(ctx, id)).toHaveLength(1);
  expect((await listLikedSongs(ctx, { limit: 10 })).items).toHaveLength(3);
});

deepIt(
  "A playlist that Spotify does not find is skipped, even if another of its pages fails later",
  async () => {
    const { ctx, spotifyUser } = await connected();
    const lostId = await playlist(spotifyUser, { name: "Lost", trackIds: range(250).map(trackId) });
    const reply = (status: number, message: string) => ({ status, body: { error: { status, message } } });
    await fault(`/v1/playlists/${lostId}`, reply(404, "Resource not found"));
    await fault(`/v1/playlists/${lostId}`, { delayMs: 500, ...reply(400, "Invalid request") });
    expect(await runImport(ctx)).toMatchObject({
      state: "completed",
      skipped: [{ reason: "gone", examples: ["Lost"] }],
    });
  },
);

it("An empty list of playlists removes no playlist, and the import reports the stored playlists as skipped", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, { name: "Dear", trackIds: [trackId(1)] });
  await runImport(ctx);
  await fault("/v1/me/playlists", { status: 200, body: { items: [], total: 0, next: null } });
  expect(await runImport(ctx)).toMatchObject({
    state: "completed",
    skipped: [{ count: 1, examples: ["Dear"] }],
  });
  expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Dear"]);
});

it("Characters that the database cannot store are removed from names", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, {
    name: "nul\u0000name",
    description: "half \ud800 pair",
    trackIds: [trackId(1)],
  });
  expect(await runImport(ctx)).toMatchObject({ state: "completed" });
  expect((await findPlaylist(ctx, "nulname")).description).toBe("half \ufffd pair");
});

it("A playlist whose entry in Spotify's list has only an id and a name is read and keeps what is known", async () => {
  const { ctx, spotifyUser } = await connected();
  const id = await playlist(spotifyUser, { name: "Dear", trackIds: [trackId(1)] });
  await playlist(spotifyUser, { name: "Gone", trackIds: [trackId(2)] });
  await runImport(ctx);
  const broken = { id, name: null, snapshot_id: null, owner: null, images: [null], items: { total: null } };
  await fault("/v1/me/playlists", { status: 200, body: { items: [broken], total: 1, next: null } });
  expect(await runImport(ctx)).toMatchObject({ state: "completed", counts: { unchanged: 1 }, skipped: [] });
  expect(await allPlaylists(ctx)).toMatchObject([
    { name: "Dear", access: "owner", trackCount: 1, ownerName: spotifyUser },
  ]);
});

it("A list entry without an id removes no playlist", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, { name: "Dear", trackIds: [trackId(1)] });
  const id = await playlist(spotifyUser, { name: "Other", trackIds: [trackId(2)] });
  await runImport(ctx);
  const other = { id, name: "Other", snapshot_id: "new", owner: { id: spotifyUser }, items: { total: 1 } };
  const items = [{ id: null, name: "Dear" }, other];
  await fault("/v1/me/playlists", { status: 200, body: { items, total: 2, next: null } });
  expect(await runImport(ctx)).toMatchObject({ skipped: [{ reason: "unusable", examples: ["Dear"] }] });
  expect((await allPlaylists(ctx)).map(({ name }) => name).sort()).toEqual(["Dear", "Other"]);
});

it("Entries that Spotify counts but never sends are requested twice by the first import and skipped by every import", async () => {
  const { ctx, spotifyUser } = await connected();
  const id = await playlist(spotifyUser, { name: "Short", trackIds: range(3).map(trackId) });
  const item = { uri: trackUri(0), name: "Song 0" };
  const page = { items: [{ added_at: "2026-01-01T00:00:00Z", item }], total: 3, next: null };
  await fault(`/v1/playlists/${id}/items`, { times: 9, status: 200, body: page });
  const incomplete = [{ reason: "incomplete", count: 2 }];
  expect(await runImport(ctx)).toMatchObject({ counts: { added: 1, skipped: 2 }, skipped: incomplete });
  expect(await requests(`/v1/playlists/${id}/items`)).toHaveLength(2);
  expect(await runImport(ctx)).toMatchObject({
    counts: { added: 0, unchanged: 1, skipped: 2 },
    skipped: incomplete,
  });
  expect(await requests(`/v1/playlists/${id}/items`)).toHaveLength(2);
});

deepIt("A long playlist that Spotify refused costs one call in the next import", async () => {
  const { ctx, spotifyUser } = await connected();
  const id = await playlist(spotifyUser, { name: "Long", trackIds: range(300).map(trackId) });
  const refused = { status: 403, body: { error: { status: 403, message: "Forbidden" } } };
  await fault(`/v1/playlists/${id}/items`, { times: 12, ...refused });
  await runImport(ctx);
  const first = (await requests(`/v1/playlists/${id}/items`)).length;
  await runImport(ctx);
  expect((await requests(`/v1/playlists/${id}/items`)).length - first).toBe(1);
});

deepIt("An import continues when a playlist is deleted in Tonearm while Spotify refuses it", async () => {
  const { ctx, spotifyUser } = await connected();
  const id = await playlist(spotifyUser, { name: "Refused", trackIds: [trackId(1)] });
  await playlist(spotifyUser, { name: "Kept", trackIds: [trackId(2)] });
  const refused = { status: 403, body: { error: { status: 403, message: "Forbidden" } } };
  await fault(`/v1/playlists/${id}/items`, { delayMs: 1_000, ...refused });
  const importing = runImport(ctx);
  await expect.poll(() => requests(`/v1/playlists/${id}/items`)).toHaveLength(1);
  await prisma().playlist.delete({ where: { userId_spotifyId: { userId: ctx.userId, spotifyId: id } } });
  expect(await importing).toMatchObject({ state: "completed", counts: { added: 1 } });
  expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Kept"]);
});

deepIt("Songs that are unliked during an import are not counted as withdrawn", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: range(120).map(trackId) });
  await fault("/v1/me/tracks", { times: 3, delayMs: 600 });
  const importing = runImport(ctx);
  await expect.poll(() => requests("/v1/me/tracks")).toHaveLength(1);
  await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: range(119, 1).map(trackId) });
  expect(await importing).toMatchObject({ state: "completed", counts: { added: 119 }, skipped: [] });
  expect(await runImport(ctx)).toMatchObject({ counts: { added: 0, unchanged: 119 }, spotifyCalls: 2 });
});

const unidentified = (name: string) => ({ id: null, uri: null, name, type: "track" });
const addedAt = "2026-01-01T00:00:00Z";

it("A known song stays when Spotify sends its entry without an id, in a playlist and among the likes", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: range(2).map(trackId) });
  const content = { name: "Mix", trackIds: range(3).map(trackId) };
  const spotifyId = await playlist(spotifyUser, content);
  await runImport(ctx);
  const { id } = await findPlaylist(ctx, "Mix");
  const before = await allItems(ctx, id);
  const title = before[1]?.song?.title ?? "";
  const items = [
    { added_at: addedAt, item: { uri: trackUri(0), name: "Renamed" } },
    { added_at: addedAt, item: unidentified(title) },
    { added_at: addedAt, item: { uri: trackUri(2) } },
  ];
  await control("PUT", `playlists/${spotifyId}`, { ...content, ownerId: spotifyUser });
  await fault(`/v1/playlists/${spotifyId}/items`, { status: 200, body: { items, total: 3, next: null } });
  const likes = [
    { added_at: addedAt, track: { uri: trackUri(0), name: "Renamed" } },
    { added_at: addedAt, track: unidentified(title) },
  ];
  await fault("/v1/me/tracks", { times: 4, status: 200, body: { items: likes, total: 2, next: null } });
  expect(await runImport(ctx)).toMatchObject({
    counts: { removed: 0 },
    skipped: [{ reason: "malformed", count: 2 }],
  });
  const after = await allItems(ctx, id);
  expect(after.map(item => item.id)).toEqual(before.map(item => item.id));
  expect(after[0]?.song).toEqual({ ...before[0]?.song, title: "Renamed" });
  expect(after[2]?.song, "what Spotify leaves out stays known").toEqual(before[2]?.song);
  const liked = (await listLikedSongs(ctx, { limit: 10 })).items.map(({ song }) => song.uri);
  expect(liked.toSorted()).toEqual([trackUri(0), trackUri(1)]);
});

it("An entry without an id and without a known name is shown as unavailable until the next import reads it again", async () => {
  const { ctx, spotifyUser } = await connected();
  const content = { name: "Mix", trackIds: range(2).map(trackId) };
  const spotifyId = await playlist(spotifyUser, content);
  await runImport(ctx);
  const { id } = await findPlaylist(ctx, "Mix");
  const items = [
    { added_at: addedAt, item: unidentified("Other") },
    { added_at: addedAt, item: { uri: trackUri(1) } },
  ];
  await control("PUT", `playlists/${spotifyId}`, { ...content, ownerId: spotifyUser });
  await fault(`/v1/playlists/${spotifyId}/items`, { status: 200, body: { items, total: 2, next: null } });
  await runImport(ctx);
  expect(await urisOf(ctx, id)).toEqual([null, trackUri(1)]);
  await runImport(ctx);
  expect(await urisOf(ctx, id)).toEqual([trackUri(0), trackUri(1)]);
});

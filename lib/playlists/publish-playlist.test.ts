import { afterAll, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { allItems, allPlaylists, urisOf } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { range, trackUri } from "@/testing/spotify/catalog";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";
import { addTracks } from "./add-tracks";
import { createPlaylist } from "./create-playlist";
import { getPlaylist } from "./get-playlist";
import { publishPlaylist } from "./publish-playlist";

const deepIt = onlyDeep(it);

const { connected, fault, requests } = await simulated();
afterAll(closeQueue);

it("Publishing creates the playlist on Spotify in the same order and keeps its items", async () => {
  const { ctx } = await connected();
  const { id } = await createPlaylist(ctx, { name: "Mine", description: "words" });
  await addTracks(ctx, id, { songIds: [], uris: [3, 1, 3, 2].map(trackUri) });
  const before = await allItems(ctx, id);
  const published = await publishPlaylist(ctx, id);
  expect(published).toMatchObject({ origin: "spotify", trackCount: 4, name: "Mine" });
  expect(await spotifyItemUris(ctx, published.spotifyId ?? "")).toEqual([3, 1, 3, 2].map(trackUri));
  await expect(publishPlaylist(ctx, id)).rejects.toMatchObject({ code: "playlist_not_editable" });
  const job = await runImport(ctx);
  expect(job.counts).toMatchObject({ playlists: 1, added: 0, removed: 0, unchanged: 4 });
  expect((await allItems(ctx, id)).map(item => item.id)).toEqual(before.map(item => item.id));
  await addTracks(ctx, id, { songIds: [], uris: [trackUri(9)] });
  expect(await spotifyItemUris(ctx, published.spotifyId ?? "")).toHaveLength(5);
});

deepIt("An import during publishing matches the new playlist instead of creating a second one", async () => {
  const { ctx } = await connected();
  const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
  await addTracks(ctx, id, { songIds: [], uris: [1, 2].map(trackUri) });
  await fault("/v1/playlists/", { delayMs: 2_000 }, "POST");
  const publishing = publishPlaylist(ctx, id);
  const created = async () => (await requests("/v1/me/playlists")).some(({ method }) => method === "POST");
  await expect.poll(created).toBe(true);
  const importing = runImport(ctx);
  await expect(publishing).resolves.toMatchObject({ id, origin: "spotify", trackCount: 2 });
  await expect(importing).resolves.toMatchObject({ state: "completed" });
  expect(await allPlaylists(ctx)).toHaveLength(1);
  expect(await urisOf(ctx, id)).toEqual([1, 2].map(trackUri));
});

it("Publishing items that Spotify does not accept is refused and creates nothing on Spotify", async () => {
  const { ctx } = await connected();
  for (const entry of [{ isLocal: true }, { withdrawn: true }]) {
    const { id } = await createLocalPlaylist(ctx, [{}, entry]);
    await expect(publishPlaylist(ctx, id)).rejects.toMatchObject({ code: "playlist_not_editable" });
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ origin: "local" });
  }
  expect(await requests("/v1/me/playlists")).toEqual([]);
});

it("A failed publication leaves nothing on Spotify and can be retried", async () => {
  const { ctx } = await connected();
  const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
  await addTracks(ctx, id, { songIds: [], uris: [trackUri(1)] });
  await fault(
    "/v1/playlists/",
    { status: 403, body: { error: { status: 403, message: "Forbidden" } } },
    "POST",
  );
  await expect(publishPlaylist(ctx, id)).rejects.toMatchObject({ code: "forbidden_by_spotify" });
  await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ origin: "local", spotifyId: null });
  await publishPlaylist(ctx, id);
  const text = await callSpotify(userCaller(ctx.userId), { method: "GET", path: "/me/playlists" }, "sync");
  expect(JSON.parse(text).total).toBe(1);
});

it("Concurrent requests publish a playlist once", async () => {
  const { ctx } = await connected();
  const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
  const results = await Promise.allSettled(range(3).map(() => publishPlaylist(ctx, id)));
  expect(results.filter(result => result.status === "fulfilled")).toHaveLength(1);
  const text = await callSpotify(userCaller(ctx.userId), { method: "GET", path: "/me/playlists" }, "sync");
  expect(JSON.parse(text).total).toBe(1);
});

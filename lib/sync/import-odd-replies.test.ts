import { expect, it } from "vitest";
import { listLikedSongs } from "@/lib/library/list-liked-songs";
import { range, trackId } from "@/lib/testing/catalog";
import { runImport } from "@/lib/testing/imports";
import { allItems, allPlaylists, playlistNamed } from "@/lib/testing/library";
import { simulated } from "@/lib/testing/simulated";

const { connected, fault, playlist } = await simulated();

it("a playlist that is listed and not found is left out with a reason, and everything else arrives", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: range(3).map(trackId) });
  const lost = await playlist(spotifyUser, { name: "Lost", trackIds: [trackId(1)] });
  await playlist(spotifyUser, { name: "Found", trackIds: [trackId(2)] });
  await fault(`/v1/playlists/${lost}`, {
    times: 10,
    status: 404,
    body: { error: { status: 404, message: "Resource not found" } },
  });
  const job = await runImport(ctx);
  expect(job).toMatchObject({ state: "completed", skipped: [{ count: 1, examples: ["Lost"] }] });
  const { id } = await playlistNamed(ctx, "Found");
  expect(await allItems(ctx, id)).toHaveLength(1);
  expect((await listLikedSongs(ctx, { limit: 10 })).items).toHaveLength(3);
});

it("a list without any playlist takes none away, and says so", async () => {
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

it("characters that the database cannot hold are left out of names", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, {
    name: "nul\u0000name",
    description: "half \ud800 pair",
    trackIds: [trackId(1)],
  });
  expect(await runImport(ctx)).toMatchObject({ state: "completed" });
  expect((await playlistNamed(ctx, "nulname")).description).toBe("half \ufffd pair");
});

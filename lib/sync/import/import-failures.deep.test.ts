import { afterAll, expect, it } from "vitest";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { closeQueue } from "@/lib/platform/jobs";
import { runImport } from "@/testing/library/imports";
import { findPlaylist, readAll, urisOf } from "@/testing/library/library";
import { catalogOf, range, trackId, trackUri } from "@/testing/spotify/catalog";
import { startFailingProxy } from "@/testing/spotify/failing-proxy";
import { simulated } from "@/testing/spotify/simulated";

let proxy: Awaited<ReturnType<typeof startFailingProxy>> | undefined;
const { connected, playlist } = await simulated({
  catalog: catalogOf(1500),
  front: async url => {
    proxy = await startFailingProxy(url, 20);
    return proxy.url;
  },
});
afterAll(closeQueue);

it("An import reads everything even if one request in twenty fails", async () => {
  const liked = range(1500).map(trackId);
  const { ctx, spotifyUser } = await connected({ likedTrackIds: liked });
  const lists = range(6).map(number => ({ name: `List ${number}`, tracks: range(200, number * 200) }));
  for (const { name, tracks } of lists) await playlist(spotifyUser, { name, trackIds: tracks.map(trackId) });
  const job = await runImport(ctx);
  expect(proxy?.failedRequests()).toBeGreaterThanOrEqual(2);
  expect(job).toMatchObject({
    state: "completed",
    counts: { playlists: 6, songs: 1500, added: 2700, removed: 0, unchanged: 0, skipped: 0 },
    progress: { done: 2700, total: 2700 },
  });
  for (const { name, tracks } of lists)
    expect(await urisOf(ctx, (await findPlaylist(ctx, name)).id)).toEqual(tracks.map(trackUri));
  const songs = await readAll(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }));
  expect(songs.map(({ song }) => song.spotifyId)).toEqual(liked);
});

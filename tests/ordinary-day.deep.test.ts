import { afterAll, expect, it } from "vitest";
import { listHistory } from "@/lib/history/list-history";
import { requireSetting } from "@/lib/platform/env";
import { closeQueue } from "@/lib/platform/jobs";
import { runImport } from "@/testing/library/imports";
import { findPlaylist } from "@/testing/library/library";
import { createConnectedUser } from "@/testing/people";
import { spotifyId, trackId } from "@/testing/spotify/catalog";
import { ordinaryCatalog, simulateOrdinaryDay } from "@/testing/spotify/ordinary-day";
import { simulated } from "@/testing/spotify/simulated";
import { movableClock } from "@/testing/system/clock";
import { getUserSpotifyClient } from "../lib/spotify/user-client";

const { control, forgetRequests, requests, url } = await simulated({ catalog: ordinaryCatalog() });
const clock = await movableClock(requireSetting("DATABASE_URL"), url);
afterAll(clock.close);
afterAll(closeQueue);

it("An ordinary day costs at most 150 calls, and every play is stored", async () => {
  const ctx = await createConnectedUser();
  await runImport(ctx);
  const { id: playlistId } = await findPlaylist(ctx, "Playlist 5");
  await forgetRequests();
  const calls = await simulateOrdinaryDay({
    ctx,
    clock,
    playlistId,
    changePlaylist: async () => {
      await control("PUT", `playlists/${spotifyId("list", 7)}`, { trackIds: [trackId(1), trackId(2)] });
    },
  });
  const all = await requests();
  const sum = Object.values(calls).reduce((total, group) => total + group, 0);
  process.stdout.write(`calls to Spotify on an ordinary day: ${JSON.stringify({ ...calls, sum })}\n`);
  // The count shown to the person equals the requests that Spotify received.
  expect(sum).toBe(all.length);
  expect(sum).toBeLessThanOrEqual(150);
  expect(all.filter(({ status }) => status >= 400)).toEqual([]);
  const recent = await getUserSpotifyClient(ctx).recentlyPlayed();
  const spotifyPlays = recent.items.map(({ track }) => track.uri);
  const { items } = await listHistory(ctx, { limit: 100 });
  expect(items.map(({ song }) => song.uri)).toEqual(spotifyPlays);
  expect(spotifyPlays.length).toBeGreaterThan(30);
}, 180_000);

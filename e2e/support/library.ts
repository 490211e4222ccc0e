import { expect } from "@playwright/test";
import { jobReply, syncJob } from "@/lib/schemas/spotify";
import type { SpotifyAccount } from "@/testing/spotify/simulator-client";
import type { Api } from "./api";
import { control, generated } from "./instances/stacks";
import { createSpotifyAccountWithDevice, createSpotifyPlaylist, type Listener } from "./people";

/** Imports everything and returns the completed job. */
export async function importAll(api: Api) {
  const { job } = await api.expect(202, jobReply, "POST", "/spotify/import", { body: {} });
  const path = `/sync/jobs/${job.id}`;
  await expect
    .poll(async () => (await api.expect(200, syncJob, "GET", path)).state, {
      timeout: 60_000,
      intervals: [50, 100, 250],
    })
    .toBe("completed");
  return api.expect(200, syncJob, "GET", path);
}

/** Creates a playlist of three tracks, "From Spotify", and three liked songs on Spotify. */
async function createSpotifyLibrary(account: SpotifyAccount) {
  const trackIds = await findTrackIds(account, 6);
  const spotifyPlaylistId = await createSpotifyPlaylist(account, "From Spotify", {
    trackIds: trackIds.slice(0, 3),
  });
  await control("PATCH", `users/${account.spotifyUser}`, { likedTrackIds: trackIds.slice(3) });
  return { trackIds, spotifyPlaylistId };
}

/** Imports a playlist of three tracks, "From Spotify", and three liked songs. */
export const createLibrary = async (listener: Listener) => ({
  ...(await createSpotifyLibrary(listener)),
  job: await importAll(listener.api),
});

/** Creates a Spotify account with a device and a small library. The simulator's first listener has thousands of songs. */
export async function createSpotifyAccountWithLibrary(): Promise<SpotifyAccount> {
  const account = await createSpotifyAccountWithDevice(control);
  await createSpotifyLibrary(account);
  return account;
}

/** Finds tracks in the simulator's catalog. */
export async function findTrackIds(
  { clientId, clientSecret }: SpotifyAccount,
  count: number,
): Promise<string[]> {
  const token = await fetch(`${generated.simulatorUrl}/api/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const ids = new Set<string>();
  for (let offset = 0; ids.size < count && offset < 1000; offset += 10) {
    const query = new URLSearchParams({ q: "a", type: "track", limit: "10", offset: String(offset) });
    const found = await fetch(`${generated.simulatorUrl}/v1/search?${query}`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    const { tracks } = (await found.json()) as { tracks: { items: { id: string }[] } };
    for (const { id } of tracks.items) ids.add(id);
  }
  return [...ids].slice(0, count);
}

import { jobReply, syncJob } from "@/lib/schemas/spotify";
import { createSpotifyId, type SpotifyAccount } from "@/testing/simulator-client";
import { control, expect, type Person, someTracks } from "./people";

/** Asks for an import and waits until it is over. */
export async function importAll({ api }: Person) {
  const { job } = await api.expect(202, jobReply, "POST", "/spotify/import", { body: {} });
  await expect
    .poll(async () => (await api.expect(200, syncJob, "GET", `/sync/jobs/${job.id}`)).state, {
      timeout: 30_000,
    })
    .toBe("completed");
  return api.expect(200, syncJob, "GET", `/sync/jobs/${job.id}`);
}

/** A Spotify playlist of three tracks and three liked songs, imported. */
export async function withLibrary(listener: Person & SpotifyAccount) {
  const trackIds = await someTracks(listener, 6);
  const spotifyPlaylist = createSpotifyId();
  await control("PUT", `playlists/${spotifyPlaylist}`, {
    name: "From Spotify",
    trackIds: trackIds.slice(0, 3),
    ownerId: listener.spotifyUser,
  });
  await control("PATCH", `users/${listener.spotifyUser}`, { likedTrackIds: trackIds.slice(3) });
  return { trackIds, spotifyPlaylist, job: await importAll(listener) };
}

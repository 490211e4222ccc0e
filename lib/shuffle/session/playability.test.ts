import { afterAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { runImport } from "@/testing/library/imports";
import { upcomingUris } from "@/testing/playback/batches";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const { connected } = await simulated();
afterAll(closeQueue);

it("The next import removes a song that can no longer be played from all shuffles", async () => {
  const { ctx } = await connected({ likedTrackIds: range(6).map(trackId) });
  await runImport(ctx);
  const { id: playlistId } = await createPlaylist(ctx, { name: "Local", description: "" });
  await addTracks(ctx, playlistId, { songIds: [], uris: range(6).map(trackUri) });
  const { id } = await startShuffle(ctx, { playlistIds: [playlistId] });
  await nextInShuffle(ctx, { id });
  const [, withdrawn = ""] = await upcomingUris(ctx, id, 2);
  await sql("UPDATE songs SET is_playable = false WHERE user_id = $1 AND uri = $2", [ctx.userId, withdrawn]);
  await runImport(ctx, { likedSongs: false });
  expect(await upcomingUris(ctx, id, 9)).not.toContain(withdrawn);
  await expect(getShuffle(ctx, { id })).resolves.toMatchObject({ size: 5, remaining: 4, leftOut: 1 });
});

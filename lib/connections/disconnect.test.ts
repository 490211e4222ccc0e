import { afterAll, describe, expect, it } from "vitest";
import { getArtist } from "@/lib/catalog/get-artist";
import type { UserContext } from "@/lib/core/context";
import { listSongs } from "@/lib/library/list-songs";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { play } from "@/lib/player/play";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { listShuffles } from "@/lib/shuffle/list-shuffles";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { runImport } from "@/testing/library/imports";
import { allPlaylists, findPlaylist, urisOf } from "@/testing/library/library";
import { range, spotifyId, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { disconnect } from "./disconnect";
import { getConnection } from "./get-connection";
import { getCredentials } from "./get-credentials";

const { connected, playlist } = await simulated();
afterAll(closeQueue);

/** Connects a person with a Spotify playlist, a local playlist that shares a song with it, and three liked songs. */
async function createLibrary() {
  const listener = await connected({ likedTrackIds: range(3, 20).map(trackId) });
  await playlist(listener.spotifyUser, { name: "Theirs", trackIds: range(5).map(trackId) });
  await runImport(listener.ctx);
  const { ctx } = listener;
  const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
  await addTracks(ctx, id, { songIds: [], uris: [trackUri(2), trackUri(21)] });
  await getArtist(ctx, spotifyId("artist", 1));
  return ctx;
}

const hasCachedReplies = ({ userId }: UserContext) =>
  prisma()
    .cachedValue.count({ where: { userId } })
    .then(count => count > 0);

describe("disconnecting", () => {
  it("disconnecting keeps the library and the credentials", async () => {
    const ctx = await createLibrary();
    await disconnect(ctx, { purge: false });
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "credentials-saved" });
    await expect(getCredentials(ctx)).resolves.toMatchObject({ clientSecretSet: true });
    expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Mine", "Theirs"]);
    expect((await listSongs(ctx, { limit: 100 })).items).toHaveLength(8);
    // Replies depend on the connection, so nobody reads them any more.
    await expect(hasCachedReplies(ctx)).resolves.toBe(false);
    await expect(runImport(ctx)).rejects.toMatchObject({ code: "spotify_not_connected" });
  });

  it("disconnecting stops a playing shuffle", async () => {
    const ctx = await createLibrary();
    const { id } = await startShuffle(ctx, { likedSongs: true });
    await play(ctx, { shuffleId: id });
    await expect(getShuffle(ctx, { id })).resolves.toMatchObject({ isPlaying: true });
    await disconnect(ctx, { purge: false });
    await expect(getShuffle(ctx, { id })).resolves.toMatchObject({ isPlaying: false });
  });

  it("a purge keeps the shuffles of local playlists and their spread", async () => {
    const ctx = await createLibrary();
    const mine = (await findPlaylist(ctx, "Mine")).id;
    const theirs = (await findPlaylist(ctx, "Theirs")).id;
    const { id: second } = await createPlaylist(ctx, { name: "Second", description: "" });
    const both = await startShuffle(ctx, { playlistIds: [second, mine] }, { spread: "even" });
    await startShuffle(ctx, { playlistIds: [theirs, mine] }, { spread: "even" });
    await startShuffle(ctx, { likedSongs: true }, { spread: "even" });
    await disconnect(ctx, { purge: true });
    expect((await listShuffles(ctx, { limit: 10 })).items.map(({ id }) => id)).toEqual([both.id]);
    await expect(prisma().shuffleSpread.count({ where: { userId: ctx.userId } })).resolves.toBe(1);
  });

  it("a purge deletes everything that came from Spotify except the songs of local playlists", async () => {
    const ctx = await createLibrary();
    const other = await createLibrary();
    const { id } = await findPlaylist(ctx, "Mine");
    await startShuffle(ctx, { likedSongs: true });
    const shuffle = await startShuffle(ctx, { playlistIds: [id] });
    await disconnect(ctx, { purge: true });
    expect((await listShuffles(ctx, { limit: 10 })).items).toEqual([shuffle]);
    expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Mine"]);
    expect(await urisOf(ctx, (await findPlaylist(ctx, "Mine")).id)).toEqual([trackUri(2), trackUri(21)]);
    expect((await listSongs(ctx, { limit: 100 })).items.map(song => song.uri).sort()).toEqual([
      trackUri(2),
      trackUri(21),
    ]);
    expect((await listLikedSongs(ctx, { limit: 100 })).items).toEqual([]);
    await expect(hasCachedReplies(ctx)).resolves.toBe(false);
    await expect(hasCachedReplies(other)).resolves.toBe(true);
    expect((await listSongs(other, { limit: 100 })).items).toHaveLength(8);
  });
});

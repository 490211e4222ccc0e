import { afterAll, describe, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { runImport } from "@/testing/library/imports";
import { allItems, allPlaylists, urisOf } from "@/testing/library/library";
import { connectWithTracks } from "@/testing/library/playlists";
import { trackUri } from "@/testing/spotify/catalog";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";
import { deletePlaylist } from "./delete-playlist";
import { moveTracks } from "./move-tracks";
import { putBackTracks } from "./put-back-tracks";
import { removeTrack } from "./remove-track";
import { restorePlaylist } from "./restore-playlist";

const simulator = await simulated();
const { fault } = simulator;
afterAll(closeQueue);

async function connectedWithTracks(numbers: number[]) {
  const listener = await connectWithTracks(simulator, numbers);
  const itemIds = (await allItems(listener.ctx, listener.id)).map(item => item.id);
  return { ...listener, item: (number: number) => itemIds[number] ?? "", itemIds };
}

describe("undo on Spotify", () => {
  it("Removed and moved songs go back to their places on Spotify", async () => {
    const { ctx, id, spotifyId, item, itemIds } = await connectedWithTracks([0, 1, 2, 3, 4, 5]);
    await removeTrack(ctx, id, { itemId: item(1) });
    await removeTrack(ctx, id, { itemId: item(2) });
    await moveTracks(ctx, id, { itemIds: [item(5)], before: item(0) });
    await putBackTracks(ctx, id, { itemIds: [item(1)] });
    await putBackTracks(ctx, id, { itemIds: [item(5), item(2)] });
    const expected = [0, 1, 2, 3, 4, 5].map(trackUri);
    expect(await urisOf(ctx, id)).toEqual(expected);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(expected);
    expect((await allItems(ctx, id)).map(each => each.id)).toEqual(itemIds);
  });

  it("One of several occurrences of a song goes back to its place", async () => {
    const { ctx, id, spotifyId, item } = await connectedWithTracks([5, 1, 5, 2, 5]);
    await removeTrack(ctx, id, { itemId: item(2) });
    await removeTrack(ctx, id, { itemId: item(1) });
    await putBackTracks(ctx, id, { itemIds: [item(2)] });
    await putBackTracks(ctx, id, { itemIds: [item(1)] });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual([5, 1, 5, 2, 5].map(trackUri));
  });

  it("The undo of a removal that Spotify refused changes nothing", async () => {
    const { ctx, id, spotifyId, item } = await connectedWithTracks([0, 1, 2]);
    const refused = { status: 403, body: { error: { status: 403, message: "Forbidden" } } };
    await fault(`/v1/playlists/${spotifyId}/items`, refused, "DELETE");
    await expect(removeTrack(ctx, id, { itemId: item(1) })).rejects.toThrow();
    await putBackTracks(ctx, id, { itemIds: [item(1)] });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual([0, 1, 2].map(trackUri));
    expect(await urisOf(ctx, id)).toEqual([0, 1, 2].map(trackUri));
  });

  it("A deleted Spotify playlist comes back to the library here and on Spotify, and stays after an import", async () => {
    const { ctx, id, itemIds } = await connectedWithTracks([0, 1, 2]);
    await deletePlaylist(ctx, id);
    await runImport(ctx);
    expect(await allPlaylists(ctx)).toEqual([]);
    await restorePlaylist(ctx, id);
    await runImport(ctx);
    expect((await allPlaylists(ctx)).map(each => each.id)).toEqual([id]);
    expect((await allItems(ctx, id)).map(each => each.id)).toEqual(itemIds);
  });
});

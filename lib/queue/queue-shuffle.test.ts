import { afterAll, describe, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { play } from "@/lib/player/play";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { deleteShuffle } from "@/lib/shuffle/delete-shuffle";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { upcomingUris } from "@/testing/playback/batches";
import { addSongs, connectWithDevices } from "@/testing/playback/player-devices";
import { ownQueue, queuedSongs } from "@/testing/playback/queues";
import { range, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { addToQueue } from "./add-to-queue";
import { moveInQueue } from "./move-in-queue";
import { clearQueue, removeFromQueue, restoreToQueue } from "./remove-from-queue";
import { shuffleQueue } from "./shuffle-queue";

const simulator = await simulated();
afterAll(closeQueue);

const numbers = (...values: number[]) => values.map(trackUri);

describe("a shuffle as the list", () => {
  async function shuffle(songs = 12) {
    const listener = await connectWithDevices(simulator, songs);
    const { ctx, id } = listener;
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    await play(ctx, { shuffleId });
    return { ...listener, shuffleId };
  }

  it("The queue has the upcoming slots, and follows when they are dealt again", async () => {
    const { ctx, id, shuffleId } = await shuffle();
    const check = async (count: number) =>
      expect((await queuedSongs(ctx)).slice(1, count + 1)).toEqual(await upcomingUris(ctx, shuffleId, count));
    await check(11);
    await changeSpread(ctx, shuffleId, "loose");
    await check(11);
    await addSongs(ctx, id, [20, 21]);
    await check(13);
    await nextInShuffle(ctx, { id: shuffleId });
    await check(12);
  });

  it("Items that a person moved or queued stay where they are when the rest is dealt again", async () => {
    const { ctx, id, shuffleId } = await shuffle();
    const { items } = await ownQueue(ctx);
    const moved = items[7];
    await moveInQueue(ctx, moved?.id ?? "", { before: items[0]?.id ?? "" });
    await addSongs(ctx, id, [20]);
    const uris = await queuedSongs(ctx);
    expect(uris[1]).toBe(moved?.uri);
    expect(uris.slice(2)).toEqual(await upcomingUris(ctx, shuffleId, 11));
    expect(new Set(uris).size).toBe(13);
  });

  it("A removed item does not come again in its set", async () => {
    const { ctx, id, shuffleId } = await shuffle();
    const { items } = await ownQueue(ctx);
    await removeFromQueue(ctx, items[4]?.id ?? "", {});
    await expect(getShuffle(ctx, { id: shuffleId })).resolves.toMatchObject({ remaining: 10 });
    await addSongs(ctx, id, [20]);
    expect(await queuedSongs(ctx)).not.toContain(items[4]?.uri);
  });

  it("A cleared queue that is restored goes on with its shuffle", async () => {
    const { ctx, id, shuffleId } = await shuffle();
    const before = await queuedSongs(ctx);
    const { removal } = await clearQueue(ctx, {});
    await restoreToQueue(ctx, removal);
    expect(await queuedSongs(ctx)).toEqual(before);
    await addSongs(ctx, id, [20]);
    expect((await queuedSongs(ctx)).slice(1)).toEqual(await upcomingUris(ctx, shuffleId, 12));
  });

  it("The music goes on as an ordinary list after its shuffle was deleted", async () => {
    const { ctx, shuffleId } = await shuffle();
    const before = await queuedSongs(ctx);
    await deleteShuffle(ctx, shuffleId);
    expect(await queuedSongs(ctx)).toEqual(before);
  });

  it("The list can be shuffled and put back into its order while its song goes on", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 12);
    await play(ctx, { playlistId: id, offset: 3 });
    await addToQueue(ctx, { uris: numbers(0), position: "next" });
    await shuffleQueue(ctx, true);
    const shuffled = await queuedSongs(ctx);
    expect(shuffled.slice(0, 2)).toEqual(numbers(3, 0));
    expect(shuffled.slice(2).sort()).toEqual(
      range(12)
        .filter(number => number !== 3)
        .map(trackUri)
        .sort(),
    );
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({
      isPlaying: true,
      remaining: 11,
    });
    await shuffleQueue(ctx, false);
    expect(await queuedSongs(ctx)).toEqual([...numbers(3, 0), ...range(8, 4).map(trackUri)]);
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ isPlaying: false });
    await expect(ownQueue(ctx)).resolves.toMatchObject({ source: { kind: "playlist", id } });
  });

  it("Songs without a source are mixed, and each stays once", async () => {
    const { ctx } = await connectWithDevices(simulator, 3);
    await play(ctx, { uris: range(40).map(trackUri) });
    await shuffleQueue(ctx, true);
    const uris = await queuedSongs(ctx);
    expect(uris).not.toEqual(range(40).map(trackUri));
    expect(uris.toSorted()).toEqual(range(40).map(trackUri).sort());
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { play } from "@/lib/player/play";
import { playQueue } from "@/lib/player/play-queue";
import { removeTrack } from "@/lib/playlists/remove-track";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { maxPlayerCalls } from "@/lib/spotify/budget";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { allItems, allPlaylists } from "@/testing/library/library";
import { connectWithDevices } from "@/testing/playback/player-devices";
import { ownQueue, queuedSongs } from "@/testing/playback/queues";
import { range, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { addToQueue } from "./add-to-queue";
import { getQueue } from "./get-queue";
import { moveInQueue } from "./move-in-queue";
import { clearQueue, removeFromQueue, restoreToQueue } from "./remove-from-queue";
import { saveQueue } from "./save-queue";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { fault } = simulator;
afterAll(closeQueue);

/** Plays a local playlist of ten songs from its first song. */
async function listen(songs = 10) {
  const listener = await connectWithDevices(simulator, songs + 10);
  const { ctx, id } = listener;
  for (const item of (await allItems(ctx, id)).slice(songs)) await removeTrack(ctx, id, { itemId: item.id });
  await play(ctx, { playlistId: id });
  return listener;
}

const numbers = (...values: number[]) => values.map(trackUri);

describe("the list of the queue", () => {
  it("A played playlist is the list of the queue, after the song that plays", async () => {
    const { ctx, id } = await listen(4);
    const { current, items, total, source, state } = await ownQueue(ctx);
    expect(current).toMatchObject({ uri: trackUri(0), song: { uri: trackUri(0) }, isManual: false });
    expect(items.map(({ uri }) => uri)).toEqual(numbers(1, 2, 3));
    expect({ total, source, state }).toEqual({
      total: 3,
      source: { kind: "playlist", id, name: "Local" },
      state: "active",
    });
    expect(items[0]?.source).toEqual(source);
  });

  it("Pages of a long queue contain each item once", async () => {
    const { ctx } = await listen(10);
    const uris: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await getQueue(ctx, { limit: 2, cursor });
      uris.push(...page.items.map(({ uri }) => uri));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(uris).toEqual(range(9, 1).map(trackUri));
  });

  it("Songs queued by hand stay when another list is played, and come right after its first song", async () => {
    const { ctx } = await listen(4);
    await addToQueue(ctx, { uris: numbers(11, 12), position: "last" });
    await play(ctx, { uris: numbers(5, 6, 7) });
    expect(await queuedSongs(ctx)).toEqual(numbers(5, 11, 12, 6, 7));
  });
});

describe("adding songs", () => {
  it("Play next inserts before everything, add to queue after the songs queued by hand, a number at that index", async () => {
    const { ctx } = await listen(4);
    await addToQueue(ctx, { uris: numbers(11), position: "last" });
    await addToQueue(ctx, { uris: numbers(12), position: "last" });
    await addToQueue(ctx, { uris: numbers(13, 14), position: "next" });
    await addToQueue(ctx, { uris: numbers(10), position: 5 });
    await addToQueue(ctx, { uris: numbers(15), position: 100 });
    expect(await queuedSongs(ctx)).toEqual(numbers(0, 13, 14, 11, 12, 1, 10, 2, 3, 15));
  });

  it("A whole playlist is added in its order, with its name as the source", async () => {
    const { ctx, id } = await listen(3);
    const { added, ids } = await addToQueue(ctx, { playlistId: id, position: "next" });
    expect({ added, ids: ids.length }).toEqual({ added: 3, ids: 3 });
    const { items } = await ownQueue(ctx);
    expect(items.map(({ uri }) => uri)).toEqual(numbers(0, 1, 2, 1, 2));
    expect(items[0]).toMatchObject({ isManual: true, source: { kind: "playlist", id, name: "Local" } });
  });

  deepIt("The order survives a hundred insertions at the same place", async () => {
    const { ctx } = await listen(4);
    for (const number of range(100))
      await addToQueue(ctx, { uris: [trackUri(number % 14)], position: "next" });
    const uris = await queuedSongs(ctx);
    expect(uris.slice(1, 101)).toEqual(range(100).map(number => trackUri((99 - number) % 14)));
    expect(uris.slice(101)).toEqual(numbers(1, 2, 3));
  });

  it("An edit with a version that is no longer current is refused and changes nothing", async () => {
    const { ctx } = await listen(4);
    const { version, items } = await ownQueue(ctx);
    await addToQueue(ctx, { uris: numbers(11), position: "last", version });
    const [first] = items;
    for (const edit of [
      () => addToQueue(ctx, { uris: numbers(12), position: "last", version }),
      () => moveInQueue(ctx, first?.id ?? "", { before: null, version }),
      () => removeFromQueue(ctx, first?.id ?? "", { version }),
      () => clearQueue(ctx, { version }),
    ])
      await expect(edit()).rejects.toMatchObject({ code: "queue_changed" });
    expect(await queuedSongs(ctx)).toEqual(numbers(0, 11, 1, 2, 3));
  });
});

describe("a full queue", () => {
  const fill = (ctx: UserContext, isManual: boolean) =>
    sql(
      `INSERT INTO queue_entries (user_id, position, uri, is_manual)
       SELECT $1, 1000000 + number, 'spotify:track:' || lpad(number::text, 22, '0'), $2 FROM generate_series(1, 20000) number`,
      [ctx.userId, isManual],
    );

  it("A song can be queued while a longer list plays than can be queued by hand", async () => {
    const { ctx } = await listen(3);
    await fill(ctx, false);
    await addToQueue(ctx, { uris: numbers(11), position: "next" });
    expect((await queuedSongs(ctx)).slice(0, 2)).toEqual(numbers(0, 11));
  });

  deepIt("No more than 20,000 songs can be queued by hand", async () => {
    const { ctx } = await listen(3);
    await fill(ctx, true);
    await expect(addToQueue(ctx, { uris: numbers(11), position: "next" })).rejects.toMatchObject({
      code: "queue_full",
    });
  });
});

describe("an empty queue", () => {
  it("The first song is added with the version that the empty queue has", async () => {
    const { ctx } = await connectWithDevices(simulator, 3);
    const { version, total } = await ownQueue(ctx);
    expect(total).toBe(0);
    await addToQueue(ctx, { uris: numbers(1), position: "next", version });
    expect(await queuedSongs(ctx)).toEqual(numbers(1));
  });
});

describe("moving and removing", () => {
  it("An item moves before another item or to the end", async () => {
    const { ctx } = await listen(5);
    const { items } = await ownQueue(ctx);
    const [one, , three] = items.map(({ id }) => id) as [string, string, string];
    await moveInQueue(ctx, three, { before: one });
    await moveInQueue(ctx, one, { before: null });
    expect(await queuedSongs(ctx)).toEqual(numbers(0, 3, 2, 4, 1));
  });

  deepIt("Removals undone in any order give the old order", async () => {
    const { ctx } = await listen(6);
    const { items } = await ownQueue(ctx);
    const removals: string[] = [];
    for (const item of items.slice(0, 3)) removals.push((await removeFromQueue(ctx, item.id, {})).removal);
    removals.push((await clearQueue(ctx, {})).removal);
    expect(await queuedSongs(ctx)).toEqual(numbers(0));
    for (const index of [2, 0, 3, 1]) await restoreToQueue(ctx, removals[index] ?? "");
    expect(await queuedSongs(ctx)).toEqual(numbers(0, 1, 2, 3, 4, 5));
    await expect(restoreToQueue(ctx, removals[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
  });

  it("Nobody can move, remove or play an item of another person's queue", async () => {
    const { ctx } = await listen(3);
    const { ctx: other } = await listen(3);
    const { items } = await ownQueue(other);
    const id = items[0]?.id ?? "";
    await expect(moveInQueue(ctx, id, { before: null })).rejects.toThrow(AppError);
    await expect(removeFromQueue(ctx, id, {})).rejects.toMatchObject({ code: "not_found" });
    const { removal } = await removeFromQueue(other, id, {});
    await expect(restoreToQueue(ctx, removal)).rejects.toMatchObject({ code: "not_found" });
  });

  it("The queue can be saved as a playlist", async () => {
    const { ctx } = await listen(4);
    await addToQueue(ctx, { uris: numbers(11), position: "next" });
    const { id, trackCount } = await saveQueue(ctx, { name: "Evening" });
    expect(trackCount).toBe(5);
    expect((await allItems(ctx, id)).map(({ song }) => song?.uri)).toEqual(numbers(0, 11, 1, 2, 3));
  });
});

it("A queue that cannot be saved leaves no playlist behind", async () => {
  const { ctx } = await connectWithDevices(simulator, 3);
  const unknown = range(150).map(number => `spotify:track:${String(number).padStart(22, "U")}`);
  // The simulator does not know these songs.
  await fault("/v1/me/player/play", { status: 204 }, "PUT");
  await play(ctx, { uris: [trackUri(0), ...unknown] });
  await expect(saveQueue(ctx, { name: "Evening" })).rejects.toThrow(AppError);
  await expect(saveQueue(ctx, { name: "Evening" })).rejects.toMatchObject({ code: "validation_failed" });
  expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["Local"]);
});

it("A jump over several sets of a short shuffle takes their slots", async () => {
  const { ctx, id } = await connectWithDevices(simulator, 6);
  await play(ctx, { shufflePlaylistId: id });
  const { items } = await ownQueue(ctx);
  await playQueue(ctx, { id: items[14]?.id ?? "" });
  // The sixteenth song is the fourth one of the third set.
  await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ set: 3, remaining: 2 });
  expect(await queuedSongs(ctx)).toEqual(
    items
      .slice(14)
      .map(({ uri }) => uri)
      .concat((await queuedSongs(ctx)).slice(86)),
  );
});

it("While hardly any calls are left today, the queue says that edits wait", async () => {
  const { ctx } = await listen();
  expect((await ownQueue(ctx)).editsWait).toBe(false);
  await sql("UPDATE spotify_call_counts SET calls = $2 WHERE user_id = $1 AND endpoint_group = 'player'", [
    ctx.userId,
    maxPlayerCalls - 29,
  ]);
  expect((await ownQueue(ctx)).editsWait).toBe(true);
});

describe("long lists", () => {
  deepIt("Removed items do not fill the database: the oldest removals are forgotten", async () => {
    const { ctx } = await listen(3);
    const removals = range(3).map(() => randomUUID());
    for (const [age, removal] of removals.entries())
      await sql(
        `INSERT INTO queue_entries (user_id, position, uri, is_manual, removal, removed_at)
         SELECT $1, number, $2, true, $3, now() - ($4 + 1) * interval '1 minute' FROM generate_series(1, 9000) number`,
        [ctx.userId, trackUri(1), removal, age],
      );
    const { removal } = await clearQueue(ctx, {});
    await restoreToQueue(ctx, removal);
    await restoreToQueue(ctx, removals[1] ?? "");
    await expect(restoreToQueue(ctx, removals[2] ?? "")).rejects.toMatchObject({ code: "not_found" });
  });

  it("A list of thousands of songs is played, opened, edited and cleared quickly", async () => {
    const { ctx } = await connectWithDevices(simulator, 3);
    const count = sizeByDepth(1_000, 10_000);
    await sql(
      `INSERT INTO songs (user_id, uri, title, duration_ms, artists, search_text)
       SELECT $1, 'spotify:track:' || lpad(number::text, 22, '0'), 'Song ' || number, 180000, '[]', '' FROM generate_series(1, $2) number`,
      [ctx.userId, count],
    );
    await sql(
      "INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, id, now() FROM songs WHERE user_id = $1",
      [ctx.userId],
    );
    // The simulator does not know these songs.
    await fault("/v1/me/player/play", { status: 204 }, "PUT");
    const timed = async <T>(work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const result = await work();
      times.push(Math.round(performance.now() - start));
      return result;
    };
    const times: number[] = [];
    await timed(() => play(ctx, { likedSongs: true }));
    const { items, total } = await timed(() => ownQueue(ctx));
    expect(total).toBe(count + 2);
    await timed(() => moveInQueue(ctx, items[90]?.id ?? "", { before: items[2]?.id ?? "" }));
    const { removal } = await timed(() => clearQueue(ctx, {}));
    await timed(() => restoreToQueue(ctx, removal));
    expect(Math.max(...times), times.join(", ")).toBeLessThan(2_000);
    expect((await ownQueue(ctx)).total).toBe(count + 2);
  });
});

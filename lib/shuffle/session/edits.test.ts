import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { likeSong, unlikeSong } from "@/lib/liked/like-song";
import { personTransaction, sql } from "@/lib/platform/db";
import { closeQueue, jobQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { removeTrack } from "@/lib/playlists/remove-track";
import type { ShuffleStep } from "@/lib/schemas/shuffle";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { seededRandom } from "@/lib/shuffle/order/random";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { sizeByDepth } from "@/testing/depth";
import { allItems } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";
import { besideTransaction } from "@/testing/system/beside-transaction";
import { followEdits } from "./follow-edits";
import { nextSetJob } from "./next-set-job";

afterAll(closeQueue);

/** Gives a person's songs five artists, so that the shuffle has to keep artists apart. */
const assignArtists = (ctx: UserContext) =>
  sql(
    `UPDATE songs SET artists = jsonb_build_array(jsonb_build_object('id', 'artist ' || get_byte(decode(md5(uri), 'hex'), 0) % 5))
     WHERE user_id = $1`,
    [ctx.userId],
  );

/** Computes which items should come in a set of a playlist, independently of the session. */
class ExpectedItems {
  readonly items = new Map<string, string>();
  private set = 1;
  private readonly taken = new Set<string>();
  private readonly heard = new Set<string>();
  private due: Set<string>;

  constructor(items: [string, string][]) {
    this.items = new Map(items);
    this.due = new Set(this.items.keys());
  }

  add(item: string, song: string) {
    this.items.set(item, song);
    if (!this.heard.has(song)) this.due.add(item);
  }

  remove(item: string) {
    this.items.delete(item);
    this.due.delete(item);
  }

  /** Checks a step: its item was due in this set, or the set is over and its item is due in the next set. */
  take({ set, itemId, song, remaining }: ShuffleStep) {
    if (set > this.set) {
      expect(set).toBe(this.set + 1);
      expect([...this.due]).toEqual([]);
      this.set = set;
      this.taken.clear();
      this.heard.clear();
      this.due = new Set(this.items.keys());
    }
    expect(this.due).toContain(itemId);
    expect(this.taken).not.toContain(itemId);
    this.due.delete(itemId ?? "");
    this.taken.add(itemId ?? "");
    this.heard.add(song.id);
    expect(remaining).toBe(this.due.size);
  }
}

describe("a playlist that is edited while it is shuffled", () => {
  it.each(range(sizeByDepth(1, 6)))(
    "Random edits of a shuffled playlist neither lose nor repeat an item in any set (%i)",
    async number => {
      const random = seededRandom(`edits ${number}`);
      const ctx = await createUser();
      const { id, itemIds, songIds } = await createLocalPlaylist(ctx, 12);
      const { songIds: otherSongIds } = await createLocalPlaylist(ctx, 40);
      await assignArtists(ctx);
      const expected = new ExpectedItems(itemIds.map((item, index) => [item, songIds[index] ?? ""]));
      const session = await startShuffle(ctx, { playlistIds: [id] }, { seed: `edits ${number}` });
      const anyItem = () => [...expected.items.keys()][random.integerBelow(expected.items.size)] as string;
      const edits = [
        async () => {
          const added = range(1 + random.integerBelow(4)).map(
            () => otherSongIds[random.integerBelow(otherSongIds.length)] as string,
          );
          const { items } = await addTracks(ctx, id, {
            songIds: added,
            uris: [],
            position: random.integerBelow(10),
          });
          for (const item of items) expected.add(item.id, item.song?.id ?? "");
        },
        async () => {
          if (expected.items.size < 4) return;
          const item = anyItem();
          await removeTrack(ctx, id, { itemId: item });
          expected.remove(item);
        },
        async () => moveTracks(ctx, id, { itemIds: [anyItem()], before: null }),
        async () => {
          const spread = (["even", "balanced", "loose"] as const)[random.integerBelow(3)] ?? "even";
          await changeSpread(ctx, session.id, spread);
        },
        async () => {
          await nextSetJob.handle({ userId: ctx.userId, sessionId: session.id });
        },
      ];
      for (let step = 0; step < 160; step++) {
        if (random.integerBelow(3) === 0) await edits[random.integerBelow(edits.length)]?.();
        expected.take(await nextInShuffle(ctx, { id: session.id }));
      }
      expect((await getShuffle(ctx, { id: session.id })).set).toBeGreaterThan(5);
    },
  );

  it("After an edit, a removed song no longer comes and an added song comes once", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 8);
    const { songIds: otherSongIds } = await createLocalPlaylist(ctx, 3);
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    await nextInShuffle(ctx, { id: shuffleId });
    const { items: before } = await listUpcoming(ctx, shuffleId, { limit: 7 });
    await removeTrack(ctx, id, { itemId: before[2]?.itemId ?? "" });
    await addTracks(ctx, id, { songIds: otherSongIds, uris: [] });
    const { items: after } = await listUpcoming(ctx, shuffleId, { limit: 9 });
    const songs = after.map(({ song }) => song.id);
    expect(songs).not.toContain(before[2]?.song.id);
    expect(songs).toEqual(expect.arrayContaining(otherSongIds));
    expect(new Set(songs).size).toBe(9);
    await expect(getShuffle(ctx, { id: shuffleId })).resolves.toMatchObject({ size: 10, remaining: 9 });
  });

  it("A song that was heard, removed and added again waits for the next set", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 6);
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    const { song, itemId } = await nextInShuffle(ctx, { id: shuffleId });
    await removeTrack(ctx, id, { itemId: itemId ?? "" });
    const { items } = await addTracks(ctx, id, { songIds: [song.id], uris: [] });
    const upcoming = await listUpcoming(ctx, shuffleId, { limit: 5 });
    await moveTracks(ctx, id, { itemIds: [items[0]?.id ?? ""], before: null });
    expect(await listUpcoming(ctx, shuffleId, { limit: 5 })).toEqual(upcoming);
    const rest: string[] = [];
    for (let left = 5; left > 0; left--) rest.push((await nextInShuffle(ctx, { id: shuffleId })).song.id);
    expect(rest).not.toContain(song.id);
    const next: string[] = [];
    for (let left = 6; left > 0; left--) next.push((await nextInShuffle(ctx, { id: shuffleId })).song.id);
    expect(next).toContain(song.id);
  });

  it("An edit does not wait for the job queue while it holds the person's lock", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 5);
    const { songIds } = await createLocalPlaylist(ctx, 1);
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    await nextSetJob.handle({ userId: ctx.userId, sessionId: shuffleId });
    const add = vi.spyOn(jobQueue(), "add").mockImplementation(async () => {
      // Fails if the edit still holds the lock.
      await personTransaction(ctx.userId, client => client.query("SELECT 1"));
    });
    onTestFinished(() => add.mockRestore());
    await addTracks(ctx, id, { songIds, uris: [] });
    expect(add).toHaveBeenCalledOnce();
    await expect(add.mock.results[0]?.value).resolves.toBeUndefined();
  });

  it("Moving items of a playlist changes neither the present set nor the next one", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 20);
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    await nextSetJob.handle({ userId: ctx.userId, sessionId: shuffleId });
    const before = await listUpcoming(ctx, shuffleId, { limit: 40 });
    await moveTracks(ctx, id, { itemIds: itemIds.slice(5, 12), before: itemIds[0] ?? null });
    expect(await listUpcoming(ctx, shuffleId, { limit: 40 })).toEqual(before);
  });

  it("An edit of a playlist changes every shuffle of it", async () => {
    const ctx = await createUser();
    const [one, other] = [await createLocalPlaylist(ctx, 4), await createLocalPlaylist(ctx, 5)];
    const sessions = await Promise.all(
      [[one.id], [one.id, other.id]].map(playlistIds => startShuffle(ctx, { playlistIds })),
    );
    await removeTrack(ctx, one.id, { itemId: one.itemIds[0] ?? "" });
    const sizes = sessions.map(async ({ id }) => (await getShuffle(ctx, { id })).size);
    expect(await Promise.all(sizes)).toEqual([3, 8]);
  });

  it("A request that waited for an edit gets the song that is next after the edit", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 5);
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    const { items } = await listUpcoming(ctx, shuffleId, { limit: 1 });
    const removed = items[0]?.itemId;
    let step: Promise<ShuffleStep> | undefined;
    await personTransaction(ctx.userId, async client => {
      await client.query("DELETE FROM playlist_items WHERE id = $1", [removed]);
      await followEdits(client, ctx.userId, { playlistIds: [id] });
      await besideTransaction(async () => {
        step = nextInShuffle(ctx, { id: shuffleId });
        await vi.waitFor(async () => {
          const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          expect(await sql(waiting)).not.toEqual([]);
        }, 10_000);
      });
    });
    const { itemId, remaining } = (await step) as ShuffleStep;
    expect(itemId).not.toBe(removed);
    expect(remaining).toBe(3);
  });

  it("Simultaneous edits and requests neither lose nor repeat an item", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 60);
    const { songIds: otherSongIds } = await createLocalPlaylist(ctx, 10);
    const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
    const { items: planned } = await listUpcoming(ctx, shuffleId, { limit: 60 });
    const taken: ShuffleStep[] = [];
    const removed = planned.slice(50).map(({ itemId }) => itemId ?? "");
    await Promise.all([
      ...range(40).map(async () => taken.push(await nextInShuffle(ctx, { id: shuffleId }))),
      ...removed.slice(0, 5).map(itemId => removeTrack(ctx, id, { itemId })),
      ...otherSongIds.slice(0, 5).map(songId => addTracks(ctx, id, { songIds: [songId], uris: [] })),
    ]);
    const { remaining } = await getShuffle(ctx, { id: shuffleId });
    for (let left = remaining; left > 0; left--) taken.push(await nextInShuffle(ctx, { id: shuffleId }));
    expect(new Set(taken.map(({ itemId }) => itemId)).size).toBe(taken.length);
    const itemsAfter = (await allItems(ctx, id)).map(item => item.id);
    expect(taken.map(({ itemId }) => itemId)).toEqual(expect.arrayContaining(itemsAfter));
  });
});

describe("liked songs", () => {
  it("In a shuffle of the liked songs, newly liked songs come once and unliked songs do not come", async () => {
    const ctx = await createUser();
    const { songIds } = await createLocalPlaylist(ctx, 12);
    for (const songId of songIds.slice(0, 8)) await likeSong(ctx, songId);
    const { id } = await startShuffle(ctx, { likedSongs: true });
    await expect(nextInShuffle(ctx, { id })).resolves.toMatchObject({ itemId: null, remaining: 7 });
    const { items } = await listUpcoming(ctx, id, { limit: 7 });
    await unlikeSong(ctx, items[3]?.song.id ?? "");
    for (const songId of songIds.slice(8)) await likeSong(ctx, songId);
    const after = (await listUpcoming(ctx, id, { limit: 10 })).items.map(({ song }) => song.id);
    expect(after).not.toContain(items[3]?.song.id);
    expect(after).toEqual(expect.arrayContaining(songIds.slice(8)));
    expect(new Set(after).size).toBe(10);
  });
});

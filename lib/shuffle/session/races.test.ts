import { afterAll, describe, expect, it, vi } from "vitest";
import { personTransaction, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { removeTrack } from "@/lib/playlists/remove-track";
import { deleteShuffle } from "@/lib/shuffle/delete-shuffle";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { onlyDeep } from "@/testing/depth";
import { allItems } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { besideTransaction } from "@/testing/system/beside-transaction";
import { makeSets } from "./next-set-job";
import { readSession } from "./session";
import { dealSets } from "./set";

const deepIt = onlyDeep(it);

afterAll(closeQueue);

describe("simultaneous requests", () => {
  it("Deleting a shuffle waits until its set has been dealt", async () => {
    const ctx = await createUser();
    const { id: playlistId } = await createLocalPlaylist(ctx, 5);
    const { id } = await startShuffle(ctx, { playlistIds: [playlistId] });
    let deleted: Promise<void> | undefined;
    await personTransaction(ctx.userId, async client => {
      const session = await readSession(client, { userId: ctx.userId, id });
      await besideTransaction(async () => {
        deleted = deleteShuffle(ctx, id);
        await vi.waitFor(async () => {
          const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          expect(await sql(waiting)).not.toEqual([]);
        }, 10_000);
      });
      await dealSets(client, session);
    });
    await deleted;
    await expect(getShuffle(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  deepIt("Restarting a shuffle and removing its songs cause no deadlock", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 60);
    const items = await allItems(ctx, id);
    const restart = async () => {
      for (let time = 0; time < 20; time++) await startShuffle(ctx, { playlistIds: [id] }, {});
    };
    const removals = async (part: typeof items) => {
      for (const item of part) await removeTrack(ctx, id, { itemId: item.id });
    };
    await Promise.all([restart(), restart(), removals(items.slice(0, 25)), removals(items.slice(25, 50))]);
    expect(await allItems(ctx, id)).toHaveLength(10);
  });

  it("Making the next set and taking a step at the end of a set gives each item of the next set once", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 8);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] });
    for (let round = 0; round < 10; round++) {
      const { set, remaining } = await nextInShuffle(ctx, { playlistId: id });
      for (let left = remaining; left > 0; left--) await nextInShuffle(ctx, { playlistId: id });
      const [first] = await Promise.all([
        nextInShuffle(ctx, { playlistId: id }),
        makeSets(ctx.userId, sessionId),
      ]);
      const heard = [first.itemId];
      for (let remaining = first.remaining; remaining > 0; remaining--)
        heard.push((await nextInShuffle(ctx, { playlistId: id })).itemId);
      expect(first.set).toBe(set + 1);
      expect(new Set(heard).size).toBe(8);
    }
  });
});

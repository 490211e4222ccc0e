import { describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { allItems, urisOf } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { addTracks } from "./add-tracks";
import { moveTracks } from "./move-tracks";
import { putBackTracks } from "./put-back-tracks";
import { removeTrack } from "./remove-track";

const idsOf = async (ctx: UserContext, id: string) => (await allItems(ctx, id)).map(item => item.id);

/** Creates a person with a playlist, and short names for edits of it by the original positions of items. */
async function playlistOf(length: number) {
  const ctx = await createUser();
  const { id, itemIds, songIds } = await createLocalPlaylist(ctx, length);
  const item = (number: number) => itemIds[number] ?? "";
  return {
    ctx,
    id,
    itemIds,
    songIds,
    item,
    remove: (number: number) => removeTrack(ctx, id, { itemId: item(number) }),
    move: (number: number, before: number | null) =>
      moveTracks(ctx, id, { itemIds: [item(number)], before: before === null ? null : item(before) }),
    putBack: (...numbers: number[]) => putBackTracks(ctx, id, { itemIds: numbers.map(item) }),
    order: async () => (await idsOf(ctx, id)).map(itemId => itemIds.indexOf(itemId)),
  };
}

const permutations = (list: number[]): number[][] =>
  list.length < 2
    ? [list]
    : list.flatMap(first => permutations(list.filter(each => each !== first)).map(rest => [first, ...rest]));

describe("undo in a playlist", () => {
  it("Removed neighbors come back in the old order, whatever the order of undos", async () => {
    const { remove, putBack, order } = await playlistOf(6);
    for (const undos of permutations([0, 1, 2])) {
      for (const number of [1, 0, 2]) await remove(number);
      for (const number of undos) await putBack(number);
      expect(await order(), `undone as ${undos}`).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });

  it("An item that comes back keeps its id, song and date", async () => {
    const { ctx, id, remove, putBack } = await playlistOf(3);
    await sql("UPDATE playlist_items SET added_at = '2020-05-05' WHERE playlist_id = $1", [id]);
    const before = await allItems(ctx, id);
    await remove(1);
    await putBack(1);
    expect(await allItems(ctx, id)).toEqual(before);
  });

  it("Moves are undone in any order", async () => {
    const { move, putBack, order } = await playlistOf(5);
    for (const undos of permutations([0, 1, 3])) {
      await move(0, null);
      await move(1, 4);
      await move(3, 2);
      for (const number of undos) await putBack(number);
      expect(await order(), `undone as ${undos}`).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it("Removals and moves of neighbors are undone in any order", async () => {
    const { move, remove, putBack, order } = await playlistOf(5);
    for (const undos of permutations([1, 2, 3])) {
      await remove(2);
      await move(1, null);
      await remove(3);
      for (const number of undos) await putBack(number);
      expect(await order(), `undone as ${undos}`).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it("Several moves of one item are undone one after the other", async () => {
    const { move, putBack, order } = await playlistOf(4);
    await move(0, null);
    await move(0, 2);
    await putBack(0);
    expect(await order()).toEqual([1, 2, 3, 0]);
    await putBack(0);
    expect(await order()).toEqual([0, 1, 2, 3]);
  });

  it("Several items that were removed or moved together come back together", async () => {
    const { ctx, id, item, remove, putBack, order } = await playlistOf(6);
    await moveTracks(ctx, id, { itemIds: [item(1), item(4)], before: null });
    await remove(2);
    await remove(3);
    await putBack(1, 2, 3, 4);
    expect(await order()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("An item comes back between its neighbors although others were added meanwhile", async () => {
    const { ctx, id, itemIds, songIds, remove, putBack } = await playlistOf(4);
    await remove(2);
    await addTracks(ctx, id, { songIds: [songIds[0] ?? "", songIds[0] ?? ""], uris: [], position: 0 });
    await remove(3);
    await putBack(2);
    expect((await idsOf(ctx, id)).slice(2)).toEqual([itemIds[0], itemIds[1], itemIds[2]]);
  });

  it("A second undo does nothing", async () => {
    const { remove, putBack, order, move } = await playlistOf(3);
    await remove(1);
    await putBack(1);
    await putBack(1);
    await move(2, 0);
    await putBack(2);
    await putBack(2);
    expect(await order()).toEqual([0, 1, 2]);
  });

  it("An item whose neighbors were replaced comes back at its old position", async () => {
    const { ctx, id, itemIds, remove, putBack } = await playlistOf(5);
    await remove(2);
    await sql("UPDATE playlist_items SET id = gen_random_uuid() WHERE playlist_id = $1", [id]);
    await putBack(2);
    expect((await idsOf(ctx, id)).indexOf(itemIds[2] ?? "")).toBe(2);
  });

  it("Only items that the person removed from this playlist within an hour come back", async () => {
    const { ctx, id, item, remove, putBack } = await playlistOf(2);
    const other = await createUser();
    await remove(0);
    await expect(putBackTracks(other, id, { itemIds: [item(0)] })).rejects.toMatchObject({
      code: "not_found",
    });
    const elsewhere = await createLocalPlaylist(ctx, 1);
    await expect(putBackTracks(ctx, elsewhere.id, { itemIds: [item(0)] })).rejects.toMatchObject({
      code: "not_found",
    });
    await sql("UPDATE former_places SET created_at = created_at - interval '61 minutes'");
    await expect(putBack(0)).rejects.toMatchObject({ code: "not_found" });
    expect(await urisOf(ctx, id)).toHaveLength(1);
  });
});

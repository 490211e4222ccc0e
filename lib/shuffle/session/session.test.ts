import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { disconnect, prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { removeTrack } from "@/lib/playlists/remove-track";
import type { ShuffleStep } from "@/lib/schemas/shuffle";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";

afterAll(closeQueue);

async function takeSteps(ctx: UserContext, playlistId: string, count: number): Promise<ShuffleStep[]> {
  const taken: ShuffleStep[] = [];
  for (let step = 0; step < count; step++) taken.push(await nextInShuffle(ctx, { playlistId }));
  return taken;
}

const itemIdsOf = (taken: ShuffleStep[]) => taken.map(step => step.itemId);

describe("a shuffle", () => {
  it("A set plays every item once and counts down", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 30);
    await startShuffle(ctx, { playlistIds: [id] }, {});
    const taken = await takeSteps(ctx, id, 30);
    expect(itemIdsOf(taken).sort()).toEqual([...itemIds].sort());
    expect(taken.map(step => step.position)).toEqual(range(30, 1));
    expect(taken.map(step => step.remaining)).toEqual(range(30).reverse());
    expect(new Set(taken.map(step => step.set))).toEqual(new Set([1]));
  });

  it("The first step starts a shuffle of a playlist that has none", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 5);
    expect(itemIdsOf(await takeSteps(ctx, id, 5)).sort()).toEqual([...itemIds].sort());
  });

  it("Sets have different orders, and no set starts with the last song of the previous set", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 3);
    await startShuffle(ctx, { playlistIds: [id] }, { seed: "fixed" });
    const taken = await takeSteps(ctx, id, 3 * 40);
    const orders = new Set<string>();
    for (let set = 0; set < 40; set++) {
      const inSet = taken.slice(set * 3, set * 3 + 3);
      expect(new Set(itemIdsOf(inSet)).size).toBe(3);
      expect(inSet.every(step => step.set === set + 1)).toBe(true);
      if (set > 0) expect(inSet[0]?.itemId).not.toBe(taken[set * 3 - 1]?.itemId);
      orders.add(itemIdsOf(inSet).join());
    }
    expect(orders.size).toBeGreaterThan(3);
  });

  it("A shuffle of a single song repeats it", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 1);
    expect(new Set(itemIdsOf(await takeSteps(ctx, id, 4)))).toEqual(new Set(itemIds));
  });

  it.each(["has started", "has not started"])(
    "A shuffle that %s gives fifty simultaneous requests fifty different songs",
    async state => {
      const ctx = await createUser();
      const { id, itemIds } = await createLocalPlaylist(ctx, 50);
      if (state === "has started") await startShuffle(ctx, { playlistIds: [id] }, {});
      const taken = await Promise.all(range(50).map(() => nextInShuffle(ctx, { playlistId: id })));
      expect(itemIdsOf(taken).sort()).toEqual([...itemIds].sort());
    },
  );

  it("Fifty simultaneous requests continue from set to set without missing an item", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 20);
    const taken = await Promise.all(range(50).map(() => nextInShuffle(ctx, { playlistId: id })));
    for (const set of [1, 2])
      expect(itemIdsOf(taken.filter(step => step.set === set)).sort()).toEqual([...itemIds].sort());
    expect(taken.filter(step => step.set === 3)).toHaveLength(10);
  });

  it("A shuffle of two songs handles twenty simultaneous requests", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 2);
    const taken = await Promise.all(range(20).map(() => nextInShuffle(ctx, { playlistId: id })));
    expect(new Set(taken.map(step => `${step.set}/${step.position}`)).size).toBe(20);
  });

  it("A shuffle has the same order for the same seed", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 25);
    await startShuffle(ctx, { playlistIds: [id] }, { seed: "tuesday" });
    const first = itemIdsOf(await takeSteps(ctx, id, 50));
    await startShuffle(ctx, { playlistIds: [id] }, { seed: "tuesday" });
    expect(itemIdsOf(await takeSteps(ctx, id, 50))).toEqual(first);
    await startShuffle(ctx, { playlistIds: [id] }, { seed: "wednesday" });
    expect(itemIdsOf(await takeSteps(ctx, id, 50))).not.toEqual(first);
  });

  it("A shuffle that is restarted without a seed gets a new random seed", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 3);
    const first = await startShuffle(ctx, { playlistIds: [id] }, {});
    expect((await startShuffle(ctx, { playlistIds: [id] }, {})).seed).not.toBe(first.seed);
  });

  it("Restarting a shuffle goes back to the first position", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 10);
    await takeSteps(ctx, id, 13);
    await expect(startShuffle(ctx, { playlistIds: [id] }, {})).resolves.toMatchObject({
      set: 1,
      size: 10,
      position: 1,
      remaining: 10,
    });
  });

  it("A shuffle counts unplayable items as left out and never plays them", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, [
      {},
      { isLocal: true },
      {},
      { isPlayable: false },
      { withdrawn: true },
    ]);
    await expect(startShuffle(ctx, { playlistIds: [id] }, {})).resolves.toMatchObject({
      size: 2,
      leftOut: 3,
    });
    const taken = await takeSteps(ctx, id, 6);
    expect(new Set(itemIdsOf(taken))).toEqual(new Set([itemIds[0], itemIds[2]]));
  });

  it("A shuffle does not play items that were removed meanwhile, and counts only the remaining items", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 10);
    const [first, second] = await takeSteps(ctx, id, 2);
    const notPlayed = itemIds.filter(itemId => itemId !== first?.itemId && itemId !== second?.itemId);
    const removed = notPlayed.slice(0, 5);
    for (const itemId of removed) await removeTrack(ctx, id, { itemId });
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ remaining: 3 });
    const rest = await takeSteps(ctx, id, 3);
    expect(itemIdsOf(rest).sort()).toEqual(notPlayed.slice(5).sort());
    expect(rest.map(step => step.remaining)).toEqual([2, 1, 0]);
    expect((await nextInShuffle(ctx, { playlistId: id })).set).toBe(2);
  });

  it("A shuffle continues at the same position after the database connections were closed", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 12);
    const before = await takeSteps(ctx, id, 5);
    await disconnect();
    await expect(getShuffle(ctx, { playlistId: id })).resolves.toMatchObject({ position: 6, remaining: 7 });
    const after = await takeSteps(ctx, id, 7);
    expect(itemIdsOf([...before, ...after]).sort()).toEqual([...itemIds].sort());
  });

  it.each([
    ["an empty playlist", []],
    ["a playlist of local files", [{ isLocal: true }]],
    ["a playlist of withdrawn songs", [{ withdrawn: true }, { withdrawn: true }]],
  ])("A shuffle of %s has nothing to play", async (_, entries) => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, entries);
    await expect(startShuffle(ctx, { playlistIds: [id] }, {})).rejects.toMatchObject({
      code: "nothing_to_shuffle",
    });
    await expect(nextInShuffle(ctx, { playlistId: id })).rejects.toMatchObject({
      code: "nothing_to_shuffle",
    });
    await expect(getShuffle(ctx, { playlistId: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("A shuffle of a playlist that was emptied meanwhile fails with nothing_to_shuffle", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 2);
    await nextInShuffle(ctx, { playlistId: id });
    for (const itemId of itemIds) await removeTrack(ctx, id, { itemId });
    await expect(nextInShuffle(ctx, { playlistId: id })).rejects.toMatchObject({
      code: "nothing_to_shuffle",
    });
  });

  it("A shuffle of a playlist that Spotify no longer shows fails with the reason", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 2);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] });
    for (const itemId of itemIds) await removeTrack(ctx, id, { itemId });
    await prisma().playlist.update({ where: { id }, data: { access: "metadata", origin: "spotify" } });
    await expect(nextInShuffle(ctx, { id: sessionId })).rejects.toMatchObject({
      code: "nothing_to_shuffle",
      message: expect.stringMatching(/^Spotify no longer shows/),
    });
  });

  it("A playlist whose tracks Spotify does not show cannot be shuffled", async () => {
    const ctx = await createUser();
    const { id } = await createPlaylist(ctx, { name: "Theirs", description: "" });
    await prisma().playlist.update({ where: { id }, data: { access: "metadata", origin: "spotify" } });
    await expect(startShuffle(ctx, { playlistIds: [id] }, {})).rejects.toMatchObject({
      code: "playlist_not_readable",
    });
    await expect(nextInShuffle(ctx, { playlistId: id })).rejects.toMatchObject({
      code: "playlist_not_readable",
    });
  });

  it("A shuffle of another user's playlist is not found", async () => {
    const [ada, eve] = await Promise.all([createUser(), createUser()]);
    const { id } = await createLocalPlaylist(ada, 3);
    await startShuffle(ada, { playlistIds: [id] }, {});
    for (const request of [
      () => startShuffle(eve, { playlistIds: [id] }, {}),
      () => nextInShuffle(eve, { playlistId: id }),
      () => getShuffle(eve, { playlistId: id }),
    ])
      await expect(request()).rejects.toMatchObject({ code: "not_found" });
    await expect(getShuffle(ada, { playlistId: id })).resolves.toMatchObject({ position: 1 });
  });
});

describe("recent plays", () => {
  it("Recently played songs come late in the first set, and songs of a set come late in the next set", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 40);
    const items = await prisma().playlistItem.findMany({ where: { id: { in: itemIds } }, take: 10 });
    const played = items.map(({ songId }) => songId ?? "");
    await prisma().play.createMany({
      data: played.map((songId, index) => ({
        userId: ctx.userId,
        songId,
        playedAt: new Date(Date.now() - index * 200_000),
        source: "recently-played",
      })),
    });
    const playSet = async () => (await takeSteps(ctx, id, 40)).map(({ song }) => song.id);
    const first = await playSet();
    // A song rests until 60 % of the list has played.
    for (const [age, songId] of played.entries())
      expect(first.indexOf(songId)).toBeGreaterThanOrEqual(24 - (age + 1));
    const second = await playSet();
    for (const [index, songId] of second.entries())
      expect(index + 40 - first.indexOf(songId)).toBeGreaterThanOrEqual(24);
  });
});

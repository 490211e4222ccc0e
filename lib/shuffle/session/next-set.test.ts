import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { closeQueue, startWorker } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { removeTrack } from "@/lib/playlists/remove-track";
import type { ShuffleStep } from "@/lib/schemas/shuffle";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { range } from "@/testing/catalog";
import { somebody } from "@/testing/people";
import { localPlaylist } from "@/testing/playlists";
import { nextSetJob } from "./next-set-job";

afterAll(closeQueue);

/** Plays songs somewhere else: the first of them just now, each other one before it. */
const listenTo = (ctx: UserContext, songIds: string[]) =>
  prisma().play.createMany({
    data: songIds.map((songId, age) => ({
      userId: ctx.userId,
      songId,
      playedAt: new Date(Date.now() + 60_000 - age * 1_000),
      source: "recently-played",
    })),
  });

describe("the next set", () => {
  it("is made ahead, is what comes at the border, and knows what this one held after edits", async () => {
    const ctx = await somebody();
    const { id } = await localPlaylist(ctx, 20);
    const { songIds: others } = await localPlaylist(ctx, 5);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] });
    await addTracks(ctx, id, { songIds: others, uris: [] });
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const { items } = await listUpcoming(ctx, sessionId, { limit: 50 });
    expect(items.map(({ set }) => set)).toEqual([...range(25).map(() => 1), ...range(25).map(() => 2)]);
    const came: string[] = [];
    for (let step = 0; step < 50; step++) came.push((await nextInShuffle(ctx, { id: sessionId })).song.id);
    expect(came).toEqual(items.map(({ song }) => song.id));
    // A song rests until 60 % of the list has come since.
    for (const [place, song] of came.slice(25).entries())
      expect(place + 25 - came.indexOf(song)).toBeGreaterThanOrEqual(15);
  });

  it("is thrown away by an edit and made again", async () => {
    const ctx = await somebody();
    const { id, itemIds } = await localPlaylist(ctx, 10);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] });
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const nextSize = async () =>
      (await prisma().shuffleSession.findUniqueOrThrow({ where: { id: sessionId } })).nextSize;
    expect(await nextSize()).toBe(10);
    await removeTrack(ctx, id, { itemId: itemIds[0] ?? "" });
    expect(await nextSize()).toBeNull();
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    expect(await nextSize()).toBe(9);
    // Also where only what was heard already has gone.
    const { itemId } = await nextInShuffle(ctx, { id: sessionId });
    await removeTrack(ctx, id, { itemId: itemId ?? "" });
    expect(await nextSize()).toBeNull();
  });

  it("is made by whoever works on jobs: near the end of one, after an edit, and on from the next one", async () => {
    const worker = startWorker([nextSetJob]);
    onTestFinished(worker.close);
    const ctx = await somebody();
    const { id, itemIds } = await localPlaylist(ctx, 4);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] });
    const madeAs = (set: number, size: number) =>
      vi.waitFor(async () => {
        const session = await prisma().shuffleSession.findUniqueOrThrow({ where: { id: sessionId } });
        expect(session).toMatchObject({ setNumber: set, nextSize: size });
      }, 20_000);
    const { itemId: heard } = await nextInShuffle(ctx, { id: sessionId });
    await madeAs(1, 4);
    await removeTrack(ctx, id, { itemId: itemIds.find(item => item !== heard) ?? "" });
    await madeAs(1, 3);
    for (let step = 0; step < 3; step++) await nextInShuffle(ctx, { id: sessionId });
    await madeAs(2, 3);
  });

  it("lets come late what was heard elsewhere while this one went on", async () => {
    const ctx = await somebody();
    const { id } = await localPlaylist(ctx, 40);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] }, { seed: "elsewhere" });
    const first: string[] = [];
    for (let step = 0; step < 40; step++) first.push((await nextInShuffle(ctx, { id: sessionId })).song.id);
    await listenTo(ctx, first.slice(0, 8));
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const { items } = await listUpcoming(ctx, sessionId, { limit: 9 });
    for (const { song } of items) expect(first.slice(0, 8)).not.toContain(song.id);
  });

  it("knows a song that was removed and added again", async () => {
    const ctx = await somebody();
    const { id } = await localPlaylist(ctx, 40);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] }, { seed: "again" });
    const steps: ShuffleStep[] = [];
    for (let step = 0; step < 40; step++) steps.push(await nextInShuffle(ctx, { id: sessionId }));
    const last = steps.slice(-10);
    for (const { itemId } of last) await removeTrack(ctx, id, { itemId: itemId ?? "" });
    const songIds = last.map(({ song }) => song.id);
    await addTracks(ctx, id, { songIds, uris: [] });
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const { items } = await listUpcoming(ctx, sessionId, { limit: 14 });
    for (const { song } of items) expect(songIds).not.toContain(song.id);
  });

  it("is not looked for when the session is gone", async () => {
    const { userId } = await somebody();
    await expect(nextSetJob.handle({ userId, sessionId: crypto.randomUUID() })).resolves.toBeUndefined();
  });
});

describe("a spread that is changed", () => {
  it("leaves the rest that songs have had as it is", async () => {
    const ctx = await somebody();
    const { id } = await localPlaylist(ctx, 40);
    const session = await startShuffle(ctx, { playlistIds: [id] }, { seed: "spread" });
    const came: string[] = [];
    const hear = async (count: number) => {
      for (let step = 0; step < count; step++)
        came.push((await nextInShuffle(ctx, { id: session.id })).song.id);
    };
    await hear(52);
    await changeSpread(ctx, session.id, "loose");
    await hear(28);
    for (const [place, song] of came.slice(52).entries())
      expect(place + 52 - came.indexOf(song)).toBeGreaterThanOrEqual(24);
  });

  it("lets what was heard elsewhere meanwhile come late", async () => {
    const ctx = await somebody();
    const { id } = await localPlaylist(ctx, 40);
    const session = await startShuffle(ctx, { playlistIds: [id] }, { seed: "elsewhere" });
    const { items } = await listUpcoming(ctx, session.id, { limit: 8 });
    await listenTo(
      ctx,
      items.map(({ song }) => song.id),
    );
    await changeSpread(ctx, session.id, "loose");
    const { items: after } = await listUpcoming(ctx, session.id, { limit: 16 });
    const elsewhere = new Set(items.map(({ song }) => song.id));
    expect(after.filter(({ song }) => elsewhere.has(song.id))).toEqual([]);
  });
});

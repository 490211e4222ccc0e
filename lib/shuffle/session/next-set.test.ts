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
import { createUser } from "@/testing/people";
import { createLocalPlaylist } from "@/testing/playlists";
import { nextSetJob } from "./next-set-job";

afterAll(closeQueue);

/** Records plays outside the shuffle, newest first. */
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
  it("The next set is made ahead, plays as it was made, and lets the songs of an edited set rest", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 20);
    const { songIds: others } = await createLocalPlaylist(ctx, 5);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] });
    await addTracks(ctx, id, { songIds: others, uris: [] });
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const { items } = await listUpcoming(ctx, sessionId, { limit: 50 });
    expect(items.map(({ set }) => set)).toEqual([...range(25).map(() => 1), ...range(25).map(() => 2)]);
    const came: string[] = [];
    for (let step = 0; step < 50; step++) came.push((await nextInShuffle(ctx, { id: sessionId })).song.id);
    expect(came).toEqual(items.map(({ song }) => song.id));
    // A song rests until 60 % of the list has played.
    for (const [place, song] of came.slice(25).entries())
      expect(place + 25 - came.indexOf(song)).toBeGreaterThanOrEqual(15);
  });

  it("An edit discards the next set, and it is made again", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 10);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] });
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const nextSize = async () =>
      (await prisma().shuffleSession.findUniqueOrThrow({ where: { id: sessionId } })).nextSize;
    expect(await nextSize()).toBe(10);
    await removeTrack(ctx, id, { itemId: itemIds[0] ?? "" });
    expect(await nextSize()).toBeNull();
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    expect(await nextSize()).toBe(9);
    // Removing a song that was heard already discards it as well.
    const { itemId } = await nextInShuffle(ctx, { id: sessionId });
    await removeTrack(ctx, id, { itemId: itemId ?? "" });
    expect(await nextSize()).toBeNull();
  });

  it("The worker makes the next set near the end of a set and after an edit", async () => {
    const worker = startWorker([nextSetJob]);
    onTestFinished(worker.close);
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 4);
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

  it("Songs heard elsewhere during a set come late in the next one", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 40);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] }, { seed: "elsewhere" });
    const first: string[] = [];
    for (let step = 0; step < 40; step++) first.push((await nextInShuffle(ctx, { id: sessionId })).song.id);
    await listenTo(ctx, first.slice(0, 8));
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const { items } = await listUpcoming(ctx, sessionId, { limit: 9 });
    for (const { song } of items) expect(first.slice(0, 8)).not.toContain(song.id);
  });

  it("A song that was removed and added again still rests in the next set", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 40);
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

  it("The job of a deleted session does nothing", async () => {
    const { userId } = await createUser();
    await expect(nextSetJob.handle({ userId, sessionId: crypto.randomUUID() })).resolves.toBeUndefined();
  });
});

describe("a change of the spread", () => {
  it("Changing the spread keeps the rest of songs of the set before", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 40);
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

  it("Changing the spread lets songs heard elsewhere come late", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 40);
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

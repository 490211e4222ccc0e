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
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";
import { nextSetJob } from "./next-set-job";

afterAll(closeQueue);

/** Records plays outside the shuffle, newest first. */
const recordPlays = (ctx: UserContext, songIds: string[]) =>
  prisma().play.createMany({
    data: songIds.map((songId, age) => ({
      userId: ctx.userId,
      songId,
      playedAt: new Date(Date.now() + 60_000 - age * 1_000),
      source: "recently-played",
    })),
  });

describe("the next set", () => {
  it("The next set is made ahead of time, plays unchanged, and lets the songs of an edited set rest", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 20);
    const { songIds: otherSongIds } = await createLocalPlaylist(ctx, 5);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] });
    await addTracks(ctx, id, { songIds: otherSongIds, uris: [] });
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const { items } = await listUpcoming(ctx, sessionId, { limit: 50 });
    expect(items.map(({ set }) => set)).toEqual([...range(25).map(() => 1), ...range(25).map(() => 2)]);
    const playedIds: string[] = [];
    for (let step = 0; step < 50; step++)
      playedIds.push((await nextInShuffle(ctx, { id: sessionId })).song.id);
    expect(playedIds).toEqual(items.map(({ song }) => song.id));
    // A song rests until 60 % of the list has played.
    for (const [index, song] of playedIds.slice(25).entries())
      expect(index + 25 - playedIds.indexOf(song)).toBeGreaterThanOrEqual(15);
  });

  it("An edit discards the next set, and the job makes it again", async () => {
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
    // Removing a song that was already heard also discards the next set.
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
    const waitForNextSet = (set: number, size: number) =>
      vi.waitFor(async () => {
        const session = await prisma().shuffleSession.findUniqueOrThrow({ where: { id: sessionId } });
        expect(session).toMatchObject({ setNumber: set, nextSize: size });
      }, 20_000);
    const { itemId: heard } = await nextInShuffle(ctx, { id: sessionId });
    await waitForNextSet(1, 4);
    await removeTrack(ctx, id, { itemId: itemIds.find(item => item !== heard) ?? "" });
    await waitForNextSet(1, 3);
    for (let step = 0; step < 3; step++) await nextInShuffle(ctx, { id: sessionId });
    await waitForNextSet(2, 3);
  });

  it("Songs heard outside the shuffle during a set come late in the next set", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 40);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] }, { seed: "elsewhere" });
    const firstSet: string[] = [];
    for (let step = 0; step < 40; step++)
      firstSet.push((await nextInShuffle(ctx, { id: sessionId })).song.id);
    await recordPlays(ctx, firstSet.slice(0, 8));
    await nextSetJob.handle({ userId: ctx.userId, sessionId });
    const { items } = await listUpcoming(ctx, sessionId, { limit: 9 });
    for (const { song } of items) expect(firstSet.slice(0, 8)).not.toContain(song.id);
  });

  it("A song that was heard, removed and added again comes late in the next set", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 40);
    const { id: sessionId } = await startShuffle(ctx, { playlistIds: [id] }, { seed: "again" });
    const steps: ShuffleStep[] = [];
    for (let step = 0; step < 40; step++) steps.push(await nextInShuffle(ctx, { id: sessionId }));
    const lastSteps = steps.slice(-10);
    for (const { itemId } of lastSteps) await removeTrack(ctx, id, { itemId: itemId ?? "" });
    const songIds = lastSteps.map(({ song }) => song.id);
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
  it("After a change of the spread, songs of the previous set still come late", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 40);
    const session = await startShuffle(ctx, { playlistIds: [id] }, { seed: "spread" });
    const playedIds: string[] = [];
    const playSongs = async (count: number) => {
      for (let step = 0; step < count; step++)
        playedIds.push((await nextInShuffle(ctx, { id: session.id })).song.id);
    };
    await playSongs(52);
    await changeSpread(ctx, session.id, "loose");
    await playSongs(28);
    for (const [index, song] of playedIds.slice(52).entries())
      expect(index + 52 - playedIds.indexOf(song)).toBeGreaterThanOrEqual(24);
  });

  it("After a change of the spread, songs heard outside the shuffle come late", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 40);
    const session = await startShuffle(ctx, { playlistIds: [id] }, { seed: "elsewhere" });
    const { items } = await listUpcoming(ctx, session.id, { limit: 8 });
    await recordPlays(
      ctx,
      items.map(({ song }) => song.id),
    );
    await changeSpread(ctx, session.id, "loose");
    const { items: after } = await listUpcoming(ctx, session.id, { limit: 16 });
    const heardElsewhere = new Set(items.map(({ song }) => song.id));
    expect(after.filter(({ song }) => heardElsewhere.has(song.id))).toEqual([]);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue, jobQueue } from "@/lib/platform/jobs";
import { requestedScopes } from "@/lib/spotify/scopes";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { connect } from "@/testing/people";
import { startProcess } from "@/testing/processes/start";
import { range, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { historyJob, queueHistoryReads } from "./history-job";
import { listHistory } from "./list-history";

const deepIt = onlyDeep(it);

const { connected, control, fault, forgetRequests, requests, settings } = await simulated();
afterAll(closeQueue);

const minute = 60_000;
const hour = 60 * minute;
const historyPath = "/v1/me/player/recently-played";

const runJob = () => historyJob.handle({});
const getHistory = (ctx: UserContext) => listHistory(ctx, { limit: 100 });
const countReads = async () => (await requests(historyPath)).length;

/** Sets Spotify's history: one play of each of the first `tracks` tracks, of which Spotify keeps the last 50. */
const setPlays = ({ spotifyUser }: ConnectedListener, tracks: number) =>
  control("PUT", `players/${spotifyUser}`, {
    recentlyPlayed: range(tracks)
      .map(track => ({
        uri: trackUri(track),
        playedAt: new Date(Date.parse("2026-11-20T19:00:00.000Z") + track * 3 * minute).toISOString(),
      }))
      .reverse()
      .slice(0, 50),
  });

/** Makes the next read due. */
const makeDue = ({ userId }: UserContext) =>
  prisma().historyRead.update({ where: { userId }, data: { nextReadAt: new Date() } });

const msUntilNextRead = async ({ userId }: UserContext) => {
  const row = await prisma().historyRead.findUniqueOrThrow({ where: { userId } });
  return row.nextReadAt.getTime() - Date.now();
};

/** Creates a person whose Spotify history has `tracks` plays and has been read once. */
async function connectWithHistory(tracks = 0): Promise<ConnectedListener> {
  const listener = await connected();
  await setPlays(listener, tracks);
  await runJob();
  await makeDue(listener.ctx);
  await runJob();
  await forgetRequests();
  return listener;
}

/** Starts another worker process. Returns a function that runs the history job in it. */
async function startWorkerProcess(): Promise<() => Promise<unknown>> {
  const { child, nextLine } = await startProcess("history");
  return () => {
    child.stdin.write("look\n");
    return nextLine();
  };
}

describe("due histories", () => {
  it("A run is queued only for a history that is due or was never read", async () => {
    const countQueued = async () => {
      await queueHistoryReads();
      return (await jobQueue().getJobCounts("waiting")).waiting;
    };
    const listener = await connectWithHistory();
    await prisma().historyRead.updateMany({ data: { nextReadAt: new Date(Date.now() + hour) } });
    expect(await countQueued()).toBe(0);
    await makeDue(listener.ctx);
    expect(await countQueued()).toBe(1);
    await sql("DELETE FROM bullmq.job");
    await prisma().historyRead.updateMany({ data: { nextReadAt: new Date(Date.now() + hour) } });
    await connected();
    expect(await countQueued()).toBe(1);
    await sql("DELETE FROM bullmq.job");
  });

  it("The history of a newly connected person is read within five minutes", async () => {
    const { ctx } = await connected();
    await runJob();
    expect(await countReads()).toBe(0);
    expect(await msUntilNextRead(ctx)).toBeLessThan(5 * minute);
    expect(await getHistory(ctx)).toMatchObject({ items: [], readAt: null, nextReadAt: expect.any(String) });
    await makeDue(ctx);
    await runJob();
    expect(await countReads()).toBe(1);
    expect(await getHistory(ctx)).toMatchObject({ readAt: expect.any(String) });
  });

  it("Only due histories are read", async () => {
    const [due, other] = await Promise.all([connectWithHistory(), connectWithHistory()]);
    await Promise.all([setPlays(due, 3), setPlays(other, 3)]);
    await makeDue(due.ctx);
    await runJob();
    expect((await getHistory(due.ctx)).items).toHaveLength(3);
    expect((await getHistory(other.ctx)).items).toEqual([]);
    expect(await countReads()).toBe(1);
  });

  deepIt(
    "Each due history is read once when several workers run at once",
    async () => {
      const count = sizeByDepth(10, 30);
      const people: ConnectedListener[] = [];
      while (people.length < count)
        people.push(...(await Promise.all(range(10).map(() => connectWithHistory()))));
      await Promise.all(people.map(person => setPlays(person, 3)));
      await Promise.all(people.map(({ ctx }) => makeDue(ctx)));
      // Separate processes, because one process would combine two concurrent reads into one call.
      const workers = await Promise.all(range(3).map(startWorkerProcess));
      await Promise.all(workers.map(runInProcess => runInProcess()));
      expect(await countReads()).toBe(count);
      for (const { ctx } of people) expect((await getHistory(ctx)).items).toHaveLength(3);
      await runJob();
      expect(await countReads()).toBe(count);
    },
    60_000,
  );
});

describe("a failed read", () => {
  it("A read that exceeds the daily quota is retried after the cooldown, and no play is lost", async () => {
    const listener = await connectWithHistory(5);
    await settings({ quota: { player: 0 } });
    await setPlays(listener, 20);
    await makeDue(listener.ctx);
    await runJob();
    const [refused] = await requests(historyPath);
    expect(refused).toMatchObject({ status: 429 });
    const waitMs = await msUntilNextRead(listener.ctx);
    const cooldown = await prisma().spotifyCooldown.findFirstOrThrow({
      where: { clientId: listener.clientId },
    });
    const pauseMs = cooldown.until.getTime() - Date.now();
    expect(waitMs).toBeGreaterThan(pauseMs - 1_000);
    expect(waitMs).toBeLessThan(pauseMs + 5 * minute);
    // No call is made during the pause, even if the read is due.
    await makeDue(listener.ctx);
    await runJob();
    expect(await countReads()).toBe(1);

    await settings({ quota: {} });
    await prisma().spotifyCooldown.deleteMany({ where: { clientId: listener.clientId } });
    await makeDue(listener.ctx);
    await runJob();
    expect((await getHistory(listener.ctx)).items).toHaveLength(20);
  });

  it("A failed read is retried and does not stop other reads", async () => {
    const [broken, ...others] = await Promise.all([
      connectWithHistory(),
      connectWithHistory(),
      connectWithHistory(),
    ]);
    await control("PATCH", `users/${broken.spotifyUser}`, { allowListed: false });
    for (const person of [broken, ...others]) {
      await setPlays(person, 3);
      await makeDue(person.ctx);
    }
    await runJob();
    for (const { ctx } of others) expect((await getHistory(ctx)).items).toHaveLength(3);
    expect((await getHistory(broken.ctx)).items).toEqual([]);
    const waitMs = await msUntilNextRead(broken.ctx);
    expect(waitMs).toBeGreaterThan(9 * minute);
    expect(waitMs).toBeLessThan(hour);
    await control("PATCH", `users/${broken.spotifyUser}`, { allowListed: true });
    await makeDue(broken.ctx);
    await runJob();
    expect((await getHistory(broken.ctx)).items).toHaveLength(3);
  });

  deepIt("An ended connection stops the reads until the person connects again", async () => {
    const listener = await connectWithHistory(5);
    const { ctx, spotifyUser } = listener;
    await control("POST", `users/${spotifyUser}/revoke`);
    await control("POST", "clock", { advanceMs: 2 * hour });
    await makeDue(ctx);
    await runJob();
    expect(await prisma().spotifyConnection.findUnique({ where: { userId: ctx.userId } })).toMatchObject({
      reauthRequiredAt: expect.any(Date),
    });
    expect(await getHistory(ctx)).toMatchObject({ readAt: expect.any(String), nextReadAt: null });
    await forgetRequests();
    await runJob();
    expect(await requests("/")).toEqual([]);

    await setPlays(listener, 30);
    await connect(ctx, spotifyUser);
    await runJob();
    expect((await getHistory(ctx)).items).toHaveLength(30);
  });

  it("A missing scope stops the reads until the person connects again", async () => {
    const listener = await connectWithHistory(5);
    const { ctx, spotifyUser } = listener;
    await fault(historyPath, {
      status: 403,
      body: { error: { status: 403, message: "Insufficient client scope" } },
    });
    await makeDue(ctx);
    await runJob();
    expect(await countReads()).toBe(1);
    expect(await getHistory(ctx)).toMatchObject({ nextReadAt: null });
    await control("DELETE", "faults");
    await runJob();
    expect(await countReads()).toBe(1);

    await setPlays(listener, 30);
    await connect(ctx, spotifyUser);
    await runJob();
    expect((await getHistory(ctx)).items).toHaveLength(30);
  });

  it("A history is not read without a connection or without the scope for it", async () => {
    const [disconnected, unscoped] = await Promise.all([connectWithHistory(), connectWithHistory()]);
    await prisma().spotifyConnection.delete({ where: { userId: disconnected.ctx.userId } });
    const scopes = requestedScopes().filter(scope => scope !== "user-read-recently-played");
    await prisma().spotifyConnection.update({ where: { userId: unscoped.ctx.userId }, data: { scopes } });
    await makeDue(disconnected.ctx);
    await makeDue(unscoped.ctx);
    await runJob();
    expect(await requests("/")).toEqual([]);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/connections/disconnect";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { onlyDeep } from "@/testing/depth";
import { runImport, runJob, wholeLibraryOptions } from "@/testing/library/imports";
import { findPlaylist, urisOf } from "@/testing/library/library";
import { connect } from "@/testing/people";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { listImports } from "./list-imports";
import { startDueImports } from "./start-due-imports";
import { startImport } from "./start-import";
import { maxDailyCalls, planNextSync, planPostponedSync } from "./sync-schedule";

const deepIt = onlyDeep(it);

const { connected, control, forgetRequests, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

const hour = 3_600_000;

/** Creates a person with a playlist of 70 songs and ten liked songs, all imported. */
async function connectWithImport(): Promise<ConnectedListener & { list: string }> {
  const listener = await connected({ likedTrackIds: range(10).map(trackId) });
  const list = await playlist(listener.spotifyUser, { name: "One", trackIds: range(70).map(trackId) });
  await runImport(listener.ctx);
  await forgetRequests();
  return { ...listener, list };
}

/** Makes the next import due. */
const makeDue = ({ userId }: UserContext) =>
  prisma().librarySync.update({ where: { userId }, data: { nextSyncAt: new Date() } });

const msUntilDue = async ({ userId }: UserContext) => {
  const { nextSyncAt } = await prisma().librarySync.findUniqueOrThrow({ where: { userId } });
  return nextSyncAt.getTime() - Date.now();
};

const jobsOf = async (ctx: UserContext) => (await listImports(ctx, { limit: 100 })).items;
const scheduledJobs = async (ctx: UserContext) => (await jobsOf(ctx)).filter(job => job.automatic);

/** Starts the due imports and runs this person's. */
async function runStartedImport(ctx: UserContext) {
  await startDueImports();
  const started = (await scheduledJobs(ctx)).find(({ state }) => state === "queued");
  return started ? runJob(ctx, started.id) : null;
}

async function makeDueAndRun(ctx: UserContext) {
  await makeDue(ctx);
  return runStartedImport(ctx);
}

const callCountKey = ({ ctx, clientId }: ConnectedListener) =>
  ({ userId: ctx.userId, clientId, endpointGroup: "playlists" }) as const;
const recordCalls = (person: ConnectedListener, calls: number, ago: number) =>
  prisma().spotifyCallCount.create({
    data: { ...callCountKey(person), hour: new Date(Math.floor((Date.now() - ago) / hour) * hour), calls },
  });

describe("the time of the next import", () => {
  const now = new Date("2026-11-21T12:00:00.000Z");

  it("The next import is five to seven hours ahead, spread evenly over people", () => {
    const hours = range(5).map(part => (planNextSync(now, part / 4).getTime() - now.getTime()) / hour);
    expect(hours).toEqual([5, 5.5, 6, 6.5, 7]);
  });

  it.each([
    ["not postponed within the budget", { cooldownUntil: null, callsLast24h: maxDailyCalls - 1 }, 0.5, null],
    [
      "postponed by an hour when the budget of the day is used up",
      { cooldownUntil: null, callsLast24h: maxDailyCalls },
      0.5,
      1,
    ],
    ["postponed by less than an hour for some people", { cooldownUntil: null, callsLast24h: 9_999 }, 0, 0.75],
    ["postponed by more than an hour for others", { cooldownUntil: null, callsLast24h: 9_999 }, 1, 1.25],
    [
      "postponed to the end of a cooldown",
      { cooldownUntil: new Date(now.getTime() + 9 * hour), callsLast24h: 0 },
      0,
      9,
    ],
    [
      "spread over an hour after a cooldown",
      { cooldownUntil: new Date(now.getTime() + 9 * hour), callsLast24h: 0 },
      1,
      10,
    ],
  ])("A due import is %s", (_, budget, random, hours) => {
    const at = planPostponedSync({ now, random, ...budget });
    expect(at && (at.getTime() - now.getTime()) / hour).toBe(hours);
  });
});

describe("a scheduled import", () => {
  it("A scheduled import applies the changes from Spotify, is marked as automatic and is due again hours later", async () => {
    const { ctx, list } = await connectWithImport();
    expect(await msUntilDue(ctx)).toBeGreaterThan(4.9 * hour);
    await control("PUT", `playlists/${list}`, { trackIds: range(72).map(trackId) });
    expect(await makeDueAndRun(ctx)).toMatchObject({
      state: "completed",
      automatic: true,
      counts: { added: 2, removed: 0 },
    });
    expect(await urisOf(ctx, (await findPlaylist(ctx, "One")).id)).toEqual(range(72).map(trackUri));
    expect(await msUntilDue(ctx)).toBeGreaterThan(4.9 * hour);
    expect(await msUntilDue(ctx)).toBeLessThan(7 * hour);
    expect((await jobsOf(ctx)).map(job => job.automatic)).toEqual([true, false]);
  });

  it("A scheduled import costs two calls when nothing has changed", async () => {
    const { ctx } = await connectWithImport();
    // The first import also tries to read audio features.
    expect(await makeDueAndRun(ctx)).toMatchObject({ spotifyCalls: 3 });
    await forgetRequests();
    expect(await makeDueAndRun(ctx)).toMatchObject({ spotifyCalls: 2, counts: { added: 0, removed: 0 } });
    expect(await requests()).toHaveLength(2);
  });

  it("Scheduled imports without changes or errors are deleted except the newest", async () => {
    const { ctx, list } = await connectWithImport();
    await makeDueAndRun(ctx);
    await control("PUT", `playlists/${list}`, { trackIds: range(60).map(trackId) });
    const withChanges = await makeDueAndRun(ctx);
    await makeDueAndRun(ctx);
    await settings({ ownerPremium: false });
    const failed = await makeDueAndRun(ctx);
    await settings({ ownerPremium: true });
    const newest = await makeDueAndRun(ctx);
    expect(failed).toMatchObject({ state: "failed" });
    expect((await scheduledJobs(ctx)).map(({ id }) => id)).toEqual([newest?.id, failed?.id, withChanges?.id]);
  });

  deepIt("A scheduled import lets the person's own calls go first when few calls are left", async () => {
    const { ctx, clientId } = await connectWithImport();
    // Half of the allowed calls are used up, for longer than a job waits for a free call.
    const slice = BigInt(Math.floor(Date.now() / 3_000) + 25);
    const calls = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5];
    const learned = { ceiling: 10, ceilingUntil: new Date(Date.now() + hour) };
    await prisma().spotifyCallWindow.update({ where: { clientId }, data: { slice, calls, ...learned } });
    const waiting = await makeDueAndRun(ctx);
    expect(waiting).toMatchObject({ state: "waiting", spotifyCalls: 0, error: { code: "rate_limited" } });
    // Requesting an import turns this one into a requested import, which does not have to wait.
    expect(await runImport(ctx)).toMatchObject({ id: waiting?.id, state: "completed", automatic: false });
  });

  it("A scheduled import in a cooldown keeps waiting when the person requests an import", async () => {
    const { ctx, clientId } = await connectWithImport();
    await makeDue(ctx);
    await startDueImports();
    const [started] = await scheduledJobs(ctx);
    const until = new Date(Date.now() + 9 * hour);
    await prisma().spotifyCooldown.create({
      data: { clientId, kind: "quota", until, endpointGroup: "playlists" },
    });
    const waiting = await runJob(ctx, started?.id ?? "");
    const requested = await startImport(ctx, wholeLibraryOptions);
    expect(requested).toEqual({ ...waiting, automatic: false });
    expect(requested).toMatchObject({ state: "waiting", retryAt: until.toISOString() });
    expect(await requests()).toEqual([]);
  });
});

describe("due libraries", () => {
  it("A scheduled import starts for due libraries only", async () => {
    const [due, other] = await Promise.all([connectWithImport(), connectWithImport()]);
    await makeDue(due.ctx);
    expect(await runStartedImport(due.ctx)).toMatchObject({ state: "completed" });
    expect(await scheduledJobs(other.ctx)).toEqual([]);
  });

  deepIt("Each due library is imported once when several workers start due imports at once", async () => {
    const people = await Promise.all(range(3).map(connectWithImport));
    for (const { ctx } of people) await makeDue(ctx);
    await Promise.all(range(6).map(startDueImports));
    for (const { ctx } of people) {
      const jobs = await scheduledJobs(ctx);
      expect(jobs).toHaveLength(1);
      await runJob(ctx, jobs[0]?.id ?? "");
    }
    await startDueImports();
    for (const { ctx } of people) expect(await scheduledJobs(ctx)).toHaveLength(1);
  });

  deepIt("At most four scheduled imports run at a time", async () => {
    const people = await Promise.all(range(7).map(connectWithImport));
    for (const { ctx } of people) await makeDue(ctx);
    await startDueImports();
    const startedJobs = async () => {
      const jobs = await Promise.all(people.map(({ ctx }) => scheduledJobs(ctx)));
      return jobs.flatMap((personJobs, index) =>
        personJobs.map(({ id }) => ({ ctx: people[index]?.ctx, id })),
      );
    };
    const first = await startedJobs();
    expect(first).toHaveLength(4);
    for (const { ctx, id } of first) if (ctx) await runJob(ctx, id);
    await startDueImports();
    expect(await startedJobs()).toHaveLength(7);
    for (const { ctx, id } of await startedJobs()) if (ctx) await runJob(ctx, id);
  });

  it("No scheduled import starts before the first import of the whole library or during an open import", async () => {
    const partial = await connected({ likedTrackIds: range(10).map(trackId) });
    await runImport(partial.ctx, { playlists: [] });
    await makeDue(partial.ctx);
    const busy = await connectWithImport();
    await makeDue(busy.ctx);
    await prisma().syncJob.create({
      data: { userId: busy.ctx.userId, kind: "import", options: {}, state: "waiting" },
    });
    await startDueImports();
    expect(await scheduledJobs(partial.ctx)).toEqual([]);
    expect(await scheduledJobs(busy.ctx)).toEqual([]);
    expect(await msUntilDue(busy.ctx)).toBeGreaterThan(4.9 * hour);
  });

  it("No scheduled import starts while the calls of the last day exceed the budget", async () => {
    const person = await connectWithImport();
    const recent = await recordCalls(person, maxDailyCalls, 3 * hour);
    expect(await makeDueAndRun(person.ctx)).toBeNull();
    expect(await msUntilDue(person.ctx)).toBeLessThan(1.3 * hour);
    expect(await msUntilDue(person.ctx)).toBeGreaterThan(0.7 * hour);
    await prisma().spotifyCallCount.deleteMany({ where: { ...callCountKey(person), hour: recent.hour } });
    await recordCalls(person, maxDailyCalls, 25 * hour);
    expect(await makeDueAndRun(person.ctx)).toMatchObject({ state: "completed" });
  });

  it("No scheduled import starts before a cooldown of Spotify ends", async () => {
    const { ctx, clientId } = await connectWithImport();
    const until = new Date(Date.now() + 9 * hour);
    const pause = { clientId, kind: "quota", until };
    await prisma().spotifyCooldown.create({ data: { ...pause, endpointGroup: "search" } });
    expect(await makeDueAndRun(ctx)).toMatchObject({ state: "completed" });
    await forgetRequests();
    await prisma().spotifyCooldown.create({ data: { ...pause, endpointGroup: "library" } });
    expect(await makeDueAndRun(ctx)).toBeNull();
    expect(await msUntilDue(ctx)).toBeGreaterThan(8.9 * hour);
    expect(await msUntilDue(ctx)).toBeLessThan(10 * hour);
    expect(await requests()).toEqual([]);
  });

  it("No scheduled import starts for an ended connection until the person connects again", async () => {
    const { ctx, spotifyUser } = await connectWithImport();
    await control("POST", `users/${spotifyUser}/revoke`);
    await control("POST", "clock", { advanceMs: 2 * hour });
    await prisma().spotifyConnection.update({
      where: { userId: ctx.userId },
      data: { accessTokenExpiresAt: new Date() },
    });
    expect(await makeDueAndRun(ctx)).toMatchObject({ state: "failed", error: { code: "reauth_required" } });
    expect(await makeDueAndRun(ctx)).toBeNull();
    await connect(ctx, spotifyUser);
    expect(await runStartedImport(ctx)).toMatchObject({ state: "completed" });
  });

  it("No scheduled import starts for a disconnected person", async () => {
    const { ctx } = await connectWithImport();
    await makeDue(ctx);
    await disconnect(ctx, { purge: false });
    expect(await runStartedImport(ctx)).toBeNull();
  });
});

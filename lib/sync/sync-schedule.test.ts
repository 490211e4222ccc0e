import { afterAll, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/connections/disconnect";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { range, trackId, trackUri } from "@/testing/catalog";
import { everything, runImport, runJob } from "@/testing/imports";
import { findPlaylist, urisOf } from "@/testing/library";
import { connect } from "@/testing/people";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { listImports } from "./list-imports";
import { startDueImports } from "./start-due-imports";
import { startImport } from "./start-import";
import { maxDailyCalls, planNextSync, planPostponedSync } from "./sync-schedule";

const { connected, control, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

const hour = 3_600_000;

/** Creates a person with a playlist of 70 songs and ten liked songs, all imported. */
async function withImportedLibrary(): Promise<ConnectedListener & { list: string }> {
  const listener = await connected({ likedTrackIds: range(10).map(trackId) });
  const list = await playlist(listener.spotifyUser, { name: "One", trackIds: range(70).map(trackId) });
  await runImport(listener.ctx);
  await control("DELETE", "requests");
  return { ...listener, list };
}

/** Makes the next import due. */
const makeDue = ({ userId }: UserContext) =>
  prisma().librarySync.update({ where: { userId }, data: { nextSyncAt: new Date() } });

const dueIn = async ({ userId }: UserContext) => {
  const { nextSyncAt } = await prisma().librarySync.findUniqueOrThrow({ where: { userId } });
  return nextSyncAt.getTime() - Date.now();
};

const jobsOf = async (ctx: UserContext) => (await listImports(ctx, { limit: 100 })).items;
const automatic = async (ctx: UserContext) => (await jobsOf(ctx)).filter(job => job.automatic);

/** Starts the due imports and runs the one of this person. */
async function sync(ctx: UserContext) {
  await startDueImports();
  const started = (await automatic(ctx)).find(({ state }) => state === "queued");
  return started ? runJob(ctx, started.id) : null;
}

async function syncDue(ctx: UserContext) {
  await makeDue(ctx);
  return sync(ctx);
}

const callCount = ({ ctx, clientId }: ConnectedListener) =>
  ({ userId: ctx.userId, clientId, endpointGroup: "playlists" }) as const;
const madeCalls = (person: ConnectedListener, calls: number, ago: number) =>
  prisma().spotifyCallCount.create({
    data: { ...callCount(person), hour: new Date(Math.floor((Date.now() - ago) / hour) * hour), calls },
  });

describe("the time of the next import", () => {
  const now = new Date("2026-11-21T12:00:00.000Z");

  it("The next import is five to seven hours ahead, spread evenly over people", () => {
    const hours = range(5).map(part => (planNextSync(now, part / 4).getTime() - now.getTime()) / hour);
    expect(hours).toEqual([5, 5.5, 6, 6.5, 7]);
  });

  it.each([
    ["not postponed within the budget", { closedUntil: null, callsOfDay: maxDailyCalls - 1 }, 0.5, null],
    [
      "postponed by an hour when the budget of the day is used up",
      { closedUntil: null, callsOfDay: maxDailyCalls },
      0.5,
      1,
    ],
    ["postponed by less than an hour for some people", { closedUntil: null, callsOfDay: 9_999 }, 0, 0.75],
    ["postponed by more than an hour for others", { closedUntil: null, callsOfDay: 9_999 }, 1, 1.25],
    [
      "postponed to the end of a cooldown",
      { closedUntil: new Date(now.getTime() + 9 * hour), callsOfDay: 0 },
      0,
      9,
    ],
    [
      "spread over an hour after a cooldown",
      { closedUntil: new Date(now.getTime() + 9 * hour), callsOfDay: 0 },
      1,
      10,
    ],
  ])("A due import is %s", (_, budget, random, hours) => {
    const at = planPostponedSync({ now, random, ...budget });
    expect(at && (at.getTime() - now.getTime()) / hour).toBe(hours);
  });
});

describe("a scheduled import", () => {
  it("A scheduled import brings the changes from Spotify, is marked as automatic and is due again hours later", async () => {
    const { ctx, list } = await withImportedLibrary();
    expect(await dueIn(ctx)).toBeGreaterThan(4.9 * hour);
    await control("PUT", `playlists/${list}`, { trackIds: range(72).map(trackId) });
    expect(await syncDue(ctx)).toMatchObject({
      state: "completed",
      automatic: true,
      counts: { added: 2, removed: 0 },
    });
    expect(await urisOf(ctx, (await findPlaylist(ctx, "One")).id)).toEqual(range(72).map(trackUri));
    expect(await dueIn(ctx)).toBeGreaterThan(4.9 * hour);
    expect(await dueIn(ctx)).toBeLessThan(7 * hour);
    expect((await jobsOf(ctx)).map(job => job.automatic)).toEqual([true, false]);
  });

  it("A scheduled import costs two calls when nothing has changed", async () => {
    const { ctx } = await withImportedLibrary();
    // The first import also tries to read audio features.
    expect(await syncDue(ctx)).toMatchObject({ spotifyCalls: 3 });
    await control("DELETE", "requests");
    expect(await syncDue(ctx)).toMatchObject({ spotifyCalls: 2, counts: { added: 0, removed: 0 } });
    expect(await requests()).toHaveLength(2);
  });

  it("Of scheduled imports without changes or errors only the newest stays in the list", async () => {
    const { ctx, list } = await withImportedLibrary();
    await syncDue(ctx);
    await control("PUT", `playlists/${list}`, { trackIds: range(60).map(trackId) });
    const eventful = await syncDue(ctx);
    await syncDue(ctx);
    await settings({ ownerPremium: false });
    const failed = await syncDue(ctx);
    await settings({ ownerPremium: true });
    const newest = await syncDue(ctx);
    expect(failed).toMatchObject({ state: "failed" });
    expect((await automatic(ctx)).map(({ id }) => id)).toEqual([newest?.id, failed?.id, eventful?.id]);
  });

  it("A scheduled import lets the person's own calls go first when few calls are left", async () => {
    const { ctx, clientId } = await withImportedLibrary();
    // Half of the allowed calls are used, for longer than a job waits for its turn.
    const slice = BigInt(Math.floor(Date.now() / 3_000) + 25);
    const calls = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5];
    const learned = { ceiling: 10, ceilingUntil: new Date(Date.now() + hour) };
    await prisma().spotifyCallWindow.update({ where: { clientId }, data: { slice, calls, ...learned } });
    const waiting = await syncDue(ctx);
    expect(waiting).toMatchObject({ state: "waiting", spotifyCalls: 0, error: { code: "rate_limited" } });
    // A request for an import takes this one over and does not wait as it did.
    expect(await runImport(ctx)).toMatchObject({ id: waiting?.id, state: "completed", automatic: false });
  });

  it("A scheduled import in a cooldown keeps waiting when the person requests an import", async () => {
    const { ctx, clientId } = await withImportedLibrary();
    await makeDue(ctx);
    await startDueImports();
    const [started] = await automatic(ctx);
    const until = new Date(Date.now() + 9 * hour);
    await prisma().spotifyCooldown.create({
      data: { clientId, kind: "quota", until, endpointGroup: "playlists" },
    });
    const waiting = await runJob(ctx, started?.id ?? "");
    const requested = await startImport(ctx, everything);
    expect(requested).toEqual({ ...waiting, automatic: false });
    expect(requested).toMatchObject({ state: "waiting", retryAt: until.toISOString() });
    expect(await requests()).toEqual([]);
  });
});

describe("due libraries", () => {
  it("A scheduled import starts for due libraries only", async () => {
    const [due, other] = await Promise.all([withImportedLibrary(), withImportedLibrary()]);
    await makeDue(due.ctx);
    expect(await sync(due.ctx)).toMatchObject({ state: "completed" });
    expect(await automatic(other.ctx)).toEqual([]);
  });

  it("Each due library is imported once when several workers start due imports at once", async () => {
    const people = await Promise.all(range(3).map(withImportedLibrary));
    for (const { ctx } of people) await makeDue(ctx);
    await Promise.all(range(6).map(startDueImports));
    for (const { ctx } of people) {
      const jobs = await automatic(ctx);
      expect(jobs).toHaveLength(1);
      await runJob(ctx, jobs[0]?.id ?? "");
    }
    await startDueImports();
    for (const { ctx } of people) expect(await automatic(ctx)).toHaveLength(1);
  });

  it("At most four scheduled imports run at a time", async () => {
    const people = await Promise.all(range(7).map(withImportedLibrary));
    for (const { ctx } of people) await makeDue(ctx);
    await startDueImports();
    const started = async () => {
      const jobs = await Promise.all(people.map(({ ctx }) => automatic(ctx)));
      return jobs.flatMap((found, index) => found.map(({ id }) => ({ ctx: people[index]?.ctx, id })));
    };
    const first = await started();
    expect(first).toHaveLength(4);
    for (const { ctx, id } of first) if (ctx) await runJob(ctx, id);
    await startDueImports();
    expect(await started()).toHaveLength(7);
    for (const { ctx, id } of await started()) if (ctx) await runJob(ctx, id);
  });

  it("No scheduled import starts before the first whole import or during an open one", async () => {
    const some = await connected({ likedTrackIds: range(10).map(trackId) });
    await runImport(some.ctx, { playlists: [] });
    await makeDue(some.ctx);
    const busy = await withImportedLibrary();
    await makeDue(busy.ctx);
    await prisma().syncJob.create({
      data: { userId: busy.ctx.userId, kind: "import", options: {}, state: "waiting" },
    });
    await startDueImports();
    expect(await automatic(some.ctx)).toEqual([]);
    expect(await automatic(busy.ctx)).toEqual([]);
    expect(await dueIn(busy.ctx)).toBeGreaterThan(4.9 * hour);
  });

  it("No scheduled import starts while the calls of the last day exceed the budget", async () => {
    const person = await withImportedLibrary();
    const recent = await madeCalls(person, maxDailyCalls, 3 * hour);
    expect(await syncDue(person.ctx)).toBeNull();
    expect(await dueIn(person.ctx)).toBeLessThan(1.3 * hour);
    expect(await dueIn(person.ctx)).toBeGreaterThan(0.7 * hour);
    await prisma().spotifyCallCount.deleteMany({ where: { ...callCount(person), hour: recent.hour } });
    await madeCalls(person, maxDailyCalls, 25 * hour);
    expect(await syncDue(person.ctx)).toMatchObject({ state: "completed" });
  });

  it("No scheduled import starts before a cooldown of Spotify ends", async () => {
    const { ctx, clientId } = await withImportedLibrary();
    const until = new Date(Date.now() + 9 * hour);
    const pause = { clientId, kind: "quota", until };
    await prisma().spotifyCooldown.create({ data: { ...pause, endpointGroup: "search" } });
    expect(await syncDue(ctx)).toMatchObject({ state: "completed" });
    await control("DELETE", "requests");
    await prisma().spotifyCooldown.create({ data: { ...pause, endpointGroup: "library" } });
    expect(await syncDue(ctx)).toBeNull();
    expect(await dueIn(ctx)).toBeGreaterThan(8.9 * hour);
    expect(await dueIn(ctx)).toBeLessThan(10 * hour);
    expect(await requests()).toEqual([]);
  });

  it("No scheduled import starts for an ended connection until the person connects again", async () => {
    const { ctx, spotifyUser } = await withImportedLibrary();
    await control("POST", `users/${spotifyUser}/revoke`);
    await control("POST", "clock", { advanceMs: 2 * hour });
    await prisma().spotifyConnection.update({
      where: { userId: ctx.userId },
      data: { accessTokenExpiresAt: new Date() },
    });
    expect(await syncDue(ctx)).toMatchObject({ state: "failed", error: { code: "reauth_required" } });
    expect(await syncDue(ctx)).toBeNull();
    await connect(ctx, spotifyUser);
    expect(await sync(ctx)).toMatchObject({ state: "completed" });
  });

  it("No scheduled import starts for a disconnected person", async () => {
    const { ctx } = await withImportedLibrary();
    await makeDue(ctx);
    await disconnect(ctx, { purge: false });
    expect(await sync(ctx)).toBeNull();
  });
});

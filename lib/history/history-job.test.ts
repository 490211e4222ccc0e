import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { wantedScopes } from "@/lib/spotify/scopes";
import { range, trackUri } from "@/testing/catalog";
import { connect } from "@/testing/people";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { historyJob } from "./history-job";
import { listHistory } from "./list-history";

const { connected, control, fault, requests, settings } = await simulated();
afterAll(closeQueue);

const minute = 60_000;
const hour = 60 * minute;
const history = "/v1/me/player/recently-played";

const work = () => historyJob.handle({});
const list = (ctx: UserContext) => listHistory(ctx, { limit: 100 });
const reads = async () => (await requests(history)).length;

/** Sets Spotify's history to the last plays of that many tracks. */
const played = ({ spotifyUser }: ConnectedListener, tracks: number) =>
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

const nextReadIn = async ({ userId }: UserContext) => {
  const row = await prisma().historyRead.findUniqueOrThrow({ where: { userId } });
  return row.nextReadAt.getTime() - Date.now();
};

/** Creates a person whose history has been read, with that many plays. */
async function withHistory(tracks = 0): Promise<ConnectedListener> {
  const listener = await connected();
  await played(listener, tracks);
  await work();
  await makeDue(listener.ctx);
  await work();
  await control("DELETE", "requests");
  return listener;
}

/** Starts another worker process. Returns the function that runs its history job. */
async function workerProcess(): Promise<() => Promise<unknown>> {
  const child = spawn(process.execPath, ["--import", "tsx", "testing/history-process.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return () => {
    child.stdin.write("look\n");
    return lines.next();
  };
}

describe("due histories", () => {
  it("The history of a newly connected person is read within five minutes", async () => {
    const { ctx } = await connected();
    await work();
    expect(await reads()).toBe(0);
    expect(await nextReadIn(ctx)).toBeLessThan(5 * minute);
    expect(await list(ctx)).toMatchObject({ items: [], readAt: null, nextReadAt: expect.any(String) });
    await makeDue(ctx);
    await work();
    expect(await reads()).toBe(1);
    expect(await list(ctx)).toMatchObject({ readAt: expect.any(String) });
  });

  it("Only due histories are read", async () => {
    const [due, other] = await Promise.all([withHistory(), withHistory()]);
    await Promise.all([played(due, 3), played(other, 3)]);
    await makeDue(due.ctx);
    await work();
    expect((await list(due.ctx)).items).toHaveLength(3);
    expect((await list(other.ctx)).items).toEqual([]);
    expect(await reads()).toBe(1);
  });

  it("Each due history is read once when several workers run at once", async () => {
    const people: ConnectedListener[] = [];
    for (const _ of range(3)) people.push(...(await Promise.all(range(10).map(() => withHistory()))));
    await Promise.all(people.map(person => played(person, 3)));
    await Promise.all(people.map(({ ctx }) => makeDue(ctx)));
    // Separate processes, because one process would combine two concurrent reads into one call.
    const workers = await Promise.all(range(3).map(workerProcess));
    await Promise.all(workers.map(look => look()));
    expect(await reads()).toBe(30);
    for (const { ctx } of people) expect((await list(ctx)).items).toHaveLength(3);
    await work();
    expect(await reads()).toBe(30);
  }, 60_000);
});

describe("a failed read", () => {
  it("A read over the daily quota is retried after the cooldown and loses no play", async () => {
    const listener = await withHistory(5);
    await settings({ quota: { player: 0 } });
    await played(listener, 20);
    await makeDue(listener.ctx);
    await work();
    const [refused] = await requests(history);
    expect(refused).toMatchObject({ status: 429 });
    const wait = await nextReadIn(listener.ctx);
    const cooldown = await prisma().spotifyCooldown.findFirstOrThrow({
      where: { clientId: listener.clientId },
    });
    const pause = cooldown.until.getTime() - Date.now();
    expect(wait).toBeGreaterThan(pause - 1_000);
    expect(wait).toBeLessThan(pause + 5 * minute);
    // No call is made during the pause, even if the read is due.
    await makeDue(listener.ctx);
    await work();
    expect(await reads()).toBe(1);

    await settings({ quota: {} });
    await prisma().spotifyCooldown.deleteMany({ where: { clientId: listener.clientId } });
    await makeDue(listener.ctx);
    await work();
    expect((await list(listener.ctx)).items).toHaveLength(20);
  });

  it("A failed read is retried and does not stop other reads", async () => {
    const [broken, ...others] = await Promise.all([withHistory(), withHistory(), withHistory()]);
    await control("PATCH", `users/${broken.spotifyUser}`, { allowListed: false });
    for (const person of [broken, ...others]) {
      await played(person, 3);
      await makeDue(person.ctx);
    }
    await work();
    for (const { ctx } of others) expect((await list(ctx)).items).toHaveLength(3);
    expect((await list(broken.ctx)).items).toEqual([]);
    const wait = await nextReadIn(broken.ctx);
    expect(wait).toBeGreaterThan(9 * minute);
    expect(wait).toBeLessThan(hour);
    await control("PATCH", `users/${broken.spotifyUser}`, { allowListed: true });
    await makeDue(broken.ctx);
    await work();
    expect((await list(broken.ctx)).items).toHaveLength(3);
  });

  it("An ended connection stops the reads until the person connects again", async () => {
    const listener = await withHistory(5);
    const { ctx, spotifyUser } = listener;
    await control("POST", `users/${spotifyUser}/revoke`);
    await control("POST", "clock", { advanceMs: 2 * hour });
    await makeDue(ctx);
    await work();
    expect(await prisma().spotifyConnection.findUnique({ where: { userId: ctx.userId } })).toMatchObject({
      reauthRequiredAt: expect.any(Date),
    });
    expect(await list(ctx)).toMatchObject({ readAt: expect.any(String), nextReadAt: null });
    await control("DELETE", "requests");
    await work();
    expect(await requests("/")).toEqual([]);

    await played(listener, 30);
    await connect(ctx, spotifyUser);
    await work();
    expect((await list(ctx)).items).toHaveLength(30);
  });

  it("A missing scope stops the reads until the person connects again", async () => {
    const listener = await withHistory(5);
    const { ctx, spotifyUser } = listener;
    await fault(history, {
      status: 403,
      body: { error: { status: 403, message: "Insufficient client scope" } },
    });
    await makeDue(ctx);
    await work();
    expect(await reads()).toBe(1);
    expect(await list(ctx)).toMatchObject({ nextReadAt: null });
    await control("DELETE", "faults");
    await work();
    expect(await reads()).toBe(1);

    await played(listener, 30);
    await connect(ctx, spotifyUser);
    await work();
    expect((await list(ctx)).items).toHaveLength(30);
  });

  it("A history is not read without a connection or without the scope", async () => {
    const [left, refused] = await Promise.all([withHistory(), withHistory()]);
    await prisma().spotifyConnection.delete({ where: { userId: left.ctx.userId } });
    const scopes = wantedScopes.filter(scope => scope !== "user-read-recently-played");
    await prisma().spotifyConnection.update({ where: { userId: refused.ctx.userId }, data: { scopes } });
    await makeDue(left.ctx);
    await makeDue(refused.ctx);
    await work();
    expect(await requests("/")).toEqual([]);
  });
});

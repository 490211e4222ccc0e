import { afterAll, describe, expect, it, vi } from "vitest";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { range, trackId, trackUri } from "@/lib/testing/catalog";
import { everything, runImport, workOn } from "@/lib/testing/imports";
import { playlistNamed, urisOf } from "@/lib/testing/library";
import { type ConnectedListener, simulated } from "@/lib/testing/simulated";
import { cancelJob } from "./cancel-job";
import { getJob } from "./get-job";
import { importJob } from "./import-job";
import { listJobs } from "./list-jobs";
import { startImport } from "./start-import";

const { connected, control, fault, playlist, requests, settings } = await simulated();
afterAll(closeQueue);

async function withPlaylists(): Promise<ConnectedListener> {
  const listener = await connected({ likedTrackIds: range(10).map(trackId) });
  for (const name of ["One", "Two", "Three"])
    await playlist(listener.spotifyUser, { name, trackIds: range(70).map(trackId) });
  return listener;
}

/** As if the pause that Spotify asked for were over. */
const endPauses = (clientId: string) => prisma().spotifyCooldown.deleteMany({ where: { clientId } });

const tooMany = { status: 429, headers: { "retry-after": "3600" }, body: "Too many requests" };

describe("an import that Spotify interrupts", () => {
  it("waits until the moment that Spotify named, and then completes what was left", async () => {
    const { ctx, clientId } = await withPlaylists();
    await fault("/v1/me/tracks", tooMany);
    const began = Date.now();
    const waiting = await runImport(ctx);
    expect(waiting).toMatchObject({
      state: "waiting",
      finishedAt: null,
      error: { code: "quota_exceeded" },
      counts: { added: 210 },
    });
    expect(Date.parse(waiting.retryAt ?? "") - began).toBeGreaterThanOrEqual(3_600_000);
    expect(Date.parse(waiting.retryAt ?? "") - Date.now()).toBeLessThanOrEqual(3_600_000);

    await endPauses(clientId);
    await control("DELETE", "requests");
    const done = await workOn(ctx, waiting.id);
    expect(done).toMatchObject({
      state: "completed",
      retryAt: null,
      error: null,
      // What the first part brought was brought by this import.
      counts: { playlists: 3, added: 220, removed: 0, unchanged: 0 },
      progress: { done: 220, total: 220 },
      startedAt: waiting.startedAt,
    });
    // The list of playlists was read a moment ago; after a long wait it would be read again.
    expect((await requests()).map(({ path }) => path)).toEqual(["/v1/me/tracks"]);
    expect(done.spotifyCalls).toBeGreaterThan(waiting.spotifyCalls);
    expect(await urisOf(ctx, (await playlistNamed(ctx, "Two")).id)).toEqual(range(70).map(trackUri));
  });

  it("asks Spotify for nothing while the pause stands", async () => {
    const { ctx } = await withPlaylists();
    await fault("/v1/me/playlists", tooMany);
    const waiting = await runImport(ctx);
    await control("DELETE", "requests");
    const still = await workOn(ctx, waiting.id);
    expect(still).toMatchObject({ state: "waiting", retryAt: waiting.retryAt });
    expect(await requests()).toEqual([]);
  });

  it("waits through a short pause without giving up", async () => {
    const { ctx } = await withPlaylists();
    await fault("/v1/me/tracks", { status: 429, headers: { "retry-after": "1" }, body: "Too many requests" });
    await expect(runImport(ctx)).resolves.toMatchObject({ state: "completed", counts: { added: 220 } });
  });

  it("fails with the reason when Spotify stays away, and the next one completes", async () => {
    const { ctx } = await withPlaylists();
    await fault("/v1/me/playlists", { status: 400, body: "nonsense" });
    const failed = await runImport(ctx);
    expect(failed).toMatchObject({ state: "failed", error: { code: "refused_by_spotify" } });
    expect(failed.finishedAt).not.toBeNull();
    await expect(runImport(ctx)).resolves.toMatchObject({ state: "completed", error: null });
  });

  it("says that the person has to connect again when the connection ended", async () => {
    const { ctx, spotifyUser } = await withPlaylists();
    await control("POST", `users/${spotifyUser}/revoke`);
    await prisma().spotifyConnection.update({
      where: { userId: ctx.userId },
      data: { accessTokenExpiresAt: new Date() },
    });
    await expect(runImport(ctx)).resolves.toMatchObject({
      state: "failed",
      error: { code: "reauth_required" },
    });
    await expect(runImport(ctx)).rejects.toMatchObject({ code: "reauth_required" });
  });
});

describe("cancelling", () => {
  it("stops an import at once that has not begun", async () => {
    const { ctx } = await withPlaylists();
    const { id } = await startImport(ctx, everything);
    await expect(cancelJob(ctx, id)).resolves.toMatchObject({ state: "cancelled" });
    await expect(workOn(ctx, id)).resolves.toMatchObject({ state: "cancelled" });
    expect(await requests()).toEqual([]);
  });

  it("stops a running import and keeps what was imported", async () => {
    const { ctx } = await withPlaylists();
    const { id } = await startImport(ctx, everything);
    await settings({ latencyMs: 150 });
    const running = importJob.handle({ jobId: id });
    await vi.waitFor(async () => expect((await getJob(ctx, id)).phase).toBe("importing playlists"), 5_000);
    await cancelJob(ctx, id);
    await running;
    const cancelled = await getJob(ctx, id);
    expect(cancelled).toMatchObject({ state: "cancelled", retryAt: null });
    expect(cancelled.finishedAt).not.toBeNull();
    expect((await requests("/v1/me/tracks")).length).toBe(0);
  });

  it("changes nothing about an import that is over", async () => {
    const { ctx } = await withPlaylists();
    const done = await runImport(ctx);
    await expect(cancelJob(ctx, done.id)).resolves.toEqual(done);
  });

  it("ends the waiting of an import, and with it what it was waiting for", async () => {
    const { ctx } = await withPlaylists();
    await fault("/v1/me/tracks", tooMany);
    const waiting = await runImport(ctx);
    await expect(cancelJob(ctx, waiting.id)).resolves.toMatchObject({
      state: "cancelled",
      retryAt: null,
      error: null,
    });
    await expect(workOn(ctx, waiting.id)).resolves.toMatchObject({ state: "cancelled" });
  });

  it("is not for other people's imports", async () => {
    const [{ ctx }, eve] = await Promise.all([withPlaylists(), connected()]);
    const { id } = await startImport(ctx, everything);
    await expect(cancelJob(eve.ctx, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(getJob(eve.ctx, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(getJob(ctx, id)).resolves.toMatchObject({ state: "queued" });
  });
});

describe("one import a person", () => {
  it("is what ten requests at the same moment get", async () => {
    const { ctx } = await withPlaylists();
    const jobs = await Promise.all(range(10).map(() => startImport(ctx, everything)));
    expect(new Set(jobs.map(job => job.id)).size).toBe(1);
    expect((await listJobs(ctx, { limit: 50 })).items).toHaveLength(1);
  });

  it("does not keep another person waiting", async () => {
    const [ada, bob] = await Promise.all([withPlaylists(), withPlaylists()]);
    const [first, second] = await Promise.all([ada, bob].map(({ ctx }) => startImport(ctx, everything)));
    expect(first?.id).not.toBe(second?.id);
  });

  it("makes room for the next when it is over", async () => {
    const { ctx } = await withPlaylists();
    const first = await runImport(ctx);
    const second = await runImport(ctx);
    expect(second.id).not.toBe(first.id);
    expect((await listJobs(ctx, { limit: 50 })).items.map(job => job.id)).toEqual([second.id, first.id]);
  });
});

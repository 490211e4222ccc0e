import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { cancelImport } from "@/lib/sync/cancel-import";
import { getImport } from "@/lib/sync/get-import";
import { listImports } from "@/lib/sync/list-imports";
import { startImport } from "@/lib/sync/start-import";
import { onlyDeep } from "@/testing/depth";
import { runImport, runJob, wholeLibraryOptions } from "@/testing/library/imports";
import { allPlaylists, findPlaylist, urisOf } from "@/testing/library/library";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { importJob } from "./import-job";

const deepIt = onlyDeep(it);

const { connected, control, fault, playlist, requests } = await simulated();
afterAll(closeQueue);

async function connectWithPlaylists(): Promise<ConnectedListener & { lists: string[] }> {
  const listener = await connected({ likedTrackIds: range(10).map(trackId) });
  const lists = [];
  for (const name of ["One", "Two", "Three"])
    lists.push(await playlist(listener.spotifyUser, { name, trackIds: range(70).map(trackId) }));
  return { ...listener, lists };
}

/** Makes the client retry failed calls at once. */
function disableBackOff(): void {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => random.mockRestore());
}

/** Ends the cooldown that Spotify demanded. */
const endPauses = (clientId: string) => prisma().spotifyCooldown.deleteMany({ where: { clientId } });

const rateLimited = { status: 429, headers: { "retry-after": "3600" }, body: "Too many requests" };

describe("an interrupted import", () => {
  it("An import waits until the time that Spotify named and then reads only the rest", async () => {
    const { ctx, clientId } = await connectWithPlaylists();
    await fault("/v1/me/tracks", rateLimited);
    const startedAt = Date.now();
    const waiting = await runImport(ctx);
    expect(waiting).toMatchObject({
      state: "waiting",
      finishedAt: null,
      error: { code: "quota_exceeded" },
      counts: { added: 210 },
    });
    expect(Date.parse(waiting.retryAt ?? "") - startedAt).toBeGreaterThanOrEqual(3_600_000);
    expect(Date.parse(waiting.retryAt ?? "") - Date.now()).toBeLessThanOrEqual(3_600_000);

    await endPauses(clientId);
    await control("DELETE", "requests");
    const done = await runJob(ctx, waiting.id);
    expect(done).toMatchObject({
      state: "completed",
      retryAt: null,
      error: null,
      // Includes what the first run imported.
      counts: { playlists: 3, added: 220, removed: 0, unchanged: 0 },
      progress: { done: 220, total: 220 },
      startedAt: waiting.startedAt,
    });
    // The list of playlists is still fresh; after a long wait it would be read again.
    expect((await requests()).map(({ path }) => path)).toEqual(["/v1/me/tracks"]);
    expect(done.spotifyCalls).toBeGreaterThan(waiting.spotifyCalls);
    expect(await urisOf(ctx, (await findPlaylist(ctx, "Two")).id)).toEqual(range(70).map(trackUri));
  });

  it("A waiting import makes no calls during the pause", async () => {
    const { ctx } = await connectWithPlaylists();
    await fault("/v1/me/playlists", rateLimited);
    const waiting = await runImport(ctx);
    await control("DELETE", "requests");
    const stillWaiting = await runJob(ctx, waiting.id);
    expect(stillWaiting).toMatchObject({ state: "waiting", retryAt: waiting.retryAt });
    expect(await requests()).toEqual([]);
  });

  it("An import continues by itself after a short pause", async () => {
    const { ctx } = await connectWithPlaylists();
    await fault("/v1/me/tracks", { status: 429, headers: { "retry-after": "1" }, body: "Too many requests" });
    await expect(runImport(ctx)).resolves.toMatchObject({ state: "completed", counts: { added: 220 } });
  });

  it("An import waits when Spotify is down and resumes where it stopped", async () => {
    const { ctx } = await connectWithPlaylists();
    disableBackOff();
    await fault("/v1/me/tracks", { times: 5, status: 503, body: "upstream connect error" });
    const waiting = await runImport(ctx);
    expect(waiting).toMatchObject({
      state: "waiting",
      error: { code: "spotify_unavailable" },
      counts: { added: 210 },
    });
    await control("DELETE", "requests");
    expect(await runJob(ctx, waiting.id)).toMatchObject({
      state: "completed",
      error: null,
      counts: { playlists: 3, added: 220 },
    });
    expect((await requests()).map(({ path }) => path)).toEqual(["/v1/me/tracks"]);
  });

  it("An import waits when the database goes away and resumes where it stopped", async () => {
    const { ctx } = await connectWithPlaylists();
    // The trigger fails as PostgreSQL does when it is shut down, once.
    await sql(`CREATE FUNCTION go_away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'terminating connection due to administrator command' USING ERRCODE = '57P01'; END $$`);
    await sql("CREATE TRIGGER go_away BEFORE INSERT ON liked_songs FOR EACH ROW EXECUTE FUNCTION go_away()");
    const waiting = await runImport(ctx);
    await sql("DROP FUNCTION go_away CASCADE");
    expect(waiting).toMatchObject({ state: "waiting", error: { code: "database_unavailable" } });
    expect(Date.parse(waiting.retryAt ?? "") - Date.now()).toBeLessThan(60_000);
    await control("DELETE", "requests");
    expect(await runJob(ctx, waiting.id)).toMatchObject({
      state: "completed",
      error: null,
      counts: { playlists: 3, added: 220 },
    });
    expect(await requests()).toEqual([]);
  });

  deepIt(
    "An import waits longer after each outage and fails after the last one, and the next import completes",
    async () => {
      const { ctx } = await connectWithPlaylists();
      disableBackOff();
      await fault("/v1/me/playlists", { times: 1_000, status: 503, body: "upstream connect error" });
      const pauses = [];
      let job = await runImport(ctx);
      for (; job.state === "waiting"; job = await runJob(ctx, job.id))
        pauses.push(Math.round((Date.parse(job.retryAt ?? "") - Date.now()) / 30_000) / 2);
      expect(pauses).toEqual([0.5, 1, 2, 4, 5]);
      expect(job).toMatchObject({ state: "failed", retryAt: null, error: { code: "spotify_unavailable" } });
      expect(job.finishedAt).not.toBeNull();
      await control("DELETE", "faults");
      await expect(runImport(ctx)).resolves.toMatchObject({ state: "completed", error: null });
    },
  );

  it("An import fails with reauth_required when the connection has ended", async () => {
    const { ctx, spotifyUser } = await connectWithPlaylists();
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

describe("canceling", () => {
  it("A queued import is canceled at once", async () => {
    const { ctx } = await connectWithPlaylists();
    const { id } = await startImport(ctx, wholeLibraryOptions);
    await expect(cancelImport(ctx, id)).resolves.toMatchObject({ state: "cancelled" });
    await expect(runJob(ctx, id)).resolves.toMatchObject({ state: "cancelled" });
    expect(await requests()).toEqual([]);
  });

  it("Canceling a running import keeps the lists that were read completely", async () => {
    const { ctx, lists } = await connectWithPlaylists();
    const { id } = await startImport(ctx, wholeLibraryOptions);
    await fault(`/v1/playlists/${lists[2]}/items`, { times: 2, delayMs: 60_000 });
    const running = importJob.handle({ jobId: id });
    const library = async () =>
      (await allPlaylists(ctx)).map(({ name, trackCount }) => `${name}: ${trackCount}`).sort();
    const partialLibrary = ["One: 70", "Three: 0", "Two: 70"];
    await expect.poll(library).toEqual(partialLibrary);
    await cancelImport(ctx, id);
    await control("DELETE", "faults");
    await running;
    const cancelled = await getImport(ctx, id);
    expect(cancelled).toMatchObject({ state: "cancelled", retryAt: null });
    expect(cancelled.finishedAt).not.toBeNull();
    expect(await library()).toEqual(partialLibrary);
    expect(await urisOf(ctx, (await findPlaylist(ctx, "Two")).id)).toEqual(range(70).map(trackUri));
    expect(await requests("/v1/me/tracks")).toEqual([]);
  });

  it("Canceling an import that has ended changes nothing", async () => {
    const { ctx } = await connectWithPlaylists();
    const done = await runImport(ctx);
    await expect(cancelImport(ctx, done.id)).resolves.toEqual(done);
  });

  it("Canceling a waiting import clears its retry time and its error", async () => {
    const { ctx } = await connectWithPlaylists();
    await fault("/v1/me/tracks", rateLimited);
    const waiting = await runImport(ctx);
    await expect(cancelImport(ctx, waiting.id)).resolves.toMatchObject({
      state: "cancelled",
      retryAt: null,
      error: null,
    });
    await expect(runJob(ctx, waiting.id)).resolves.toMatchObject({ state: "cancelled" });
  });

  it("A person cannot see or cancel another person's import", async () => {
    const [{ ctx }, eve] = await Promise.all([connectWithPlaylists(), connected()]);
    const { id } = await startImport(ctx, wholeLibraryOptions);
    await expect(cancelImport(eve.ctx, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(getImport(eve.ctx, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(getImport(ctx, id)).resolves.toMatchObject({ state: "queued" });
  });
});

describe("one import per person", () => {
  it("Ten concurrent requests get the same import", async () => {
    const { ctx } = await connectWithPlaylists();
    const jobs = await Promise.all(range(10).map(() => startImport(ctx, wholeLibraryOptions)));
    expect(new Set(jobs.map(job => job.id)).size).toBe(1);
    expect((await listImports(ctx, { limit: 50 })).items).toHaveLength(1);
  });

  deepIt("One person's waiting import does not delay another person's", async () => {
    const [ada, bob] = await Promise.all([connectWithPlaylists(), connectWithPlaylists()]);
    await fault("/v1/me/playlists", rateLimited);
    const first = await runImport(ada.ctx);
    expect(first).toMatchObject({ state: "waiting" });
    await expect(runImport(bob.ctx)).resolves.toMatchObject({ state: "completed", counts: { added: 220 } });
    await expect(getImport(ada.ctx, first.id)).resolves.toEqual(first);
  });

  it("A new import can start after the last one has ended", async () => {
    const { ctx } = await connectWithPlaylists();
    const first = await runImport(ctx);
    const second = await runImport(ctx);
    expect(second.id).not.toBe(first.id);
    expect((await listImports(ctx, { limit: 50 })).items.map(job => job.id)).toEqual([second.id, first.id]);
  });
});

import { afterAll, expect, it, onTestFinished } from "vitest";
import { getMe } from "@/lib/accounts/get-me";
import { createTokenSession } from "@/lib/accounts/sessions/sessions";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { changePerson } from "@/lib/admin/change-person";
import { authOptions } from "@/lib/api/auth/auth-options";
import { eventStream } from "@/lib/api/http/event-stream";
import { historyJob } from "@/lib/history/history-job";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue, startWorker } from "@/lib/platform/jobs";
import { play } from "@/lib/player/play";
import { findDueEdits } from "@/lib/playlists/edits/resume-edit";
import { lookJob } from "@/lib/queue/feeding/look-job";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { getImport } from "@/lib/sync/get-import";
import { importJob } from "@/lib/sync/import/import-job";
import { startDueImports } from "@/lib/sync/start-due-imports";
import { startImport } from "@/lib/sync/start-import";
import { onlyDeep } from "@/testing/depth";
import { runImport, runJob, wholeLibraryOptions } from "@/testing/library/imports";
import { createAdmin, createUser, guest } from "@/testing/people";
import { range, trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const { connected, fault, forgetRequests, playlist, requests } = await simulated();
afterAll(closeQueue);

const password = "a good password";

const disable = (userId: string) => sql("UPDATE users SET disabled_at = now() WHERE id = $1", [userId]);
const enable = (userId: string) => sql("UPDATE users SET disabled_at = NULL WHERE id = $1", [userId]);

it("A disabled account is told so at sign-in, but only with the right password", async () => {
  const ctx = await createUser();
  const { email } = await getMe(ctx);
  await disable(ctx.userId);
  await expect(signIn(guest, { email, password: "a guess" })).rejects.toMatchObject({
    code: "wrong_email_or_password",
  });
  await expect(signIn(guest, { email, password })).rejects.toMatchObject({ code: "account_disabled" });
  const [provider] = authOptions(guest, undefined, () => undefined).providers;
  const { authorize } = (
    provider as unknown as { options: { authorize: (credentials: object, request: object) => unknown } }
  ).options;
  expect(await authorize({ email, password }, {})).toBeNull();
  await enable(ctx.userId);
  await expect(signIn(guest, { email, password })).resolves.toMatchObject({ id: ctx.userId });
});

it("An open event stream ends when its account is disabled", async () => {
  const ctx = await createUser();
  const token = await createTokenSession(ctx.userId, {});
  const request = new Request("http://127.0.0.1/", { headers: { authorization: `Bearer ${token}` } });
  let number = 0;
  const source = { event: "number", first: number, read: async () => ++number };
  const reader = eventStream({ ctx, request }, source, 0).body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await disable(ctx.userId);
  await expect.poll(async () => (await reader?.read())?.done, { timeout: 10_000 }).toBe(true);
});

deepIt("A queued import of a disabled account calls Spotify only after the account is enabled", async () => {
  const { ctx } = await connected({ likedTrackIds: range(3).map(trackId) });
  const { id } = await startImport(ctx, wholeLibraryOptions);
  await disable(ctx.userId);
  expect(await runJob(ctx, id)).toMatchObject({ state: "queued" });
  expect(await requests()).toEqual([]);
  await enable(ctx.userId);
  expect(await runJob(ctx, id)).toMatchObject({ state: "completed", counts: { songs: 3 } });
});

it("A running import stops calling Spotify when its account is disabled, and goes on after it is enabled", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: range(120).map(trackId) });
  for (const number of range(3))
    await playlist(spotifyUser, { name: `${number}`, trackIds: range(120).map(trackId) });
  await fault("/v1/me/playlists", { times: 1, delayMs: 300 });
  const { id } = await startImport(ctx, wholeLibraryOptions);
  const run = runJob(ctx, id);
  await expect.poll(async () => (await getImport(ctx, id)).state).toBe("running");
  await disable(ctx.userId);
  expect(await run).toMatchObject({ state: "waiting", error: { code: "account_disabled" } });
  const calls = (await requests()).length;
  expect(await runJob(ctx, id)).toMatchObject({ state: "waiting" });
  expect(await requests()).toHaveLength(calls);
  await enable(ctx.userId);
  expect(await runJob(ctx, id)).toMatchObject({ state: "completed", error: null, counts: { songs: 120 } });
});

it("Enabling an account continues its import at once, without waiting for the next check for due jobs", async () => {
  const [admin, { ctx }] = [await createAdmin(), await connected({ likedTrackIds: range(3).map(trackId) })];
  const { userId } = ctx;
  await disable(userId);
  const { id } = await prisma().syncJob.create({
    data: { userId, kind: "import", options: wholeLibraryOptions, state: "waiting" },
  });
  const worker = startWorker([importJob]);
  onTestFinished(() => worker.close());
  await changePerson(admin, userId, { disabled: false });
  await expect.poll(async () => (await getImport(ctx, id)).state, { timeout: 10_000 }).toBe("completed");
});

it("The schedules of imports, listening history, unfinished edits and the shuffle leave a disabled account alone", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: range(3).map(trackId) });
  const { userId } = ctx;
  await playlist(spotifyUser, { name: "Mix", trackIds: range(3).map(trackId) });
  await runImport(ctx);
  const { id: sessionId } = await startShuffle(ctx, { likedSongs: true });
  await play(ctx, { shuffleId: sessionId });
  const at = new Date();
  for (const statement of [
    "UPDATE library_syncs SET next_sync_at = now() WHERE user_id = $1",
    "INSERT INTO history_reads (user_id, read_at, next_read_at) VALUES ($1, 'epoch', now())",
    `INSERT INTO playlist_edits (playlist_id, kind, request, steps, total, count_before, retry_at)
       SELECT id, 'add', '{}', '[]', 1, 0, now() FROM playlists WHERE user_id = $1`,
  ])
    await sql(statement, [userId]);
  await sql("UPDATE queues SET next_look_at = $2 WHERE user_id = $1", [userId, at]);
  const openImports = async () =>
    (await sql("SELECT 1 FROM sync_jobs WHERE user_id = $1 AND state = 'queued'", [userId])).length;
  const dueEdits = async () => (await findDueEdits()).filter(edit => edit.userId === userId).length;
  const runSchedules = async () => {
    await startDueImports();
    await historyJob.handle({});
  };
  await forgetRequests();
  await disable(userId);
  await runSchedules();
  await lookJob.handle({ userId, at: at.toISOString() });
  expect({ calls: (await requests()).length, imports: await openImports(), edits: await dueEdits() }).toEqual(
    {
      calls: 0,
      imports: 0,
      edits: 0,
    },
  );
  await enable(userId);
  await runSchedules();
  expect(await openImports()).toBe(1);
  expect(await dueEdits()).toBe(1);
  expect(await requests("/v1/me/player/recently-played")).toHaveLength(1);
});

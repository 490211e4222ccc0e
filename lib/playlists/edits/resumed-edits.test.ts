import { afterAll, beforeEach, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { disconnect } from "@/lib/connections/disconnect";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { removeTrack } from "@/lib/playlists/remove-track";
import { startJobWorker } from "@/lib/worker/worker";
import { onlyDeep } from "@/testing/depth";
import { runLaterImport } from "@/testing/library/imports";
import { allItems, urisOf } from "@/testing/library/library";
import { importContentsInTurn, trackUris } from "@/testing/library/versions";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";
import { type MovableClock, movableClock } from "@/testing/system/clock";
import { continueEdit, findDueEdits } from "./resume-edit";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { control, fault, settings, url } = simulator;
const clock: MovableClock = await movableClock(process.env.DATABASE_URL ?? "", url);
afterAll(async () => {
  await clock.close();
  await closeQueue();
});
beforeEach(async () => {
  await sql("DELETE FROM playlist_edits");
});

const dayMs = 24 * 60 * 60_000;

/** Leaves a removal from the playlist 0 1 0 2 unfinished: the second 0 is missing on Spotify. */
async function withUnfinishedRemoval() {
  const person = await importContentsInTurn(simulator, trackUris(0, 1, 0, 2));
  await fault(`/v1/playlists/${person.spotifyId}/items`, { status: 503, times: 99 }, "POST");
  const [first] = await allItems(person.ctx, person.id);
  await expect(removeTrack(person.ctx, person.id, { itemId: first?.id ?? "" })).rejects.toMatchObject({
    code: "playlist_edit_incomplete",
  });
  return person;
}

const editCount = (playlistId: string) => prisma().playlistEdit.count({ where: { playlistId } });

it("A job tries an unfinished edit again after half a minute, then ever more rarely, and finishes it", async () => {
  const { ctx, id, spotifyId } = await withUnfinishedRemoval();
  const edit = { userId: ctx.userId, playlistId: id };
  expect(await findDueEdits()).toEqual([]);
  await clock.advance(31_000);
  expect(await findDueEdits()).toEqual([edit]);
  await continueEdit(edit);
  await clock.advance(31_000);
  expect(await findDueEdits()).toEqual([]);
  await clock.advance(31_000);
  expect(await findDueEdits()).toEqual([edit]);
  await control("DELETE", "faults");
  const worker = await startJobWorker();
  await expect.poll(() => getPlaylist(ctx, id), { timeout: 15_000 }).toMatchObject({ pendingEdit: null });
  await worker.close();
  expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(1, 0, 2));
  expect(await urisOf(ctx, id)).toEqual(trackUris(1, 0, 2));
}, 30_000);

/** Makes PostgreSQL refuse to change the items of playlists, as a bug would; returns the function that ends this. */
async function withBrokenItems(): Promise<() => Promise<unknown>> {
  await sql(`CREATE FUNCTION break_items() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'broken' USING ERRCODE = '23514'; END $$`);
  await sql(
    "CREATE TRIGGER break_items BEFORE INSERT ON playlist_items FOR EACH ROW EXECUTE FUNCTION break_items()",
  );
  return () => sql("DROP FUNCTION break_items CASCADE");
}

deepIt(
  "An unexpected error puts an edit off and does not stop imports, even if the stored edit cannot be read",
  async () => {
    const { ctx, id } = await importContentsInTurn(simulator, trackUris(0));
    const edit = { userId: ctx.userId, playlistId: id };
    const stored = () => prisma().playlistEdit.findUnique({ where: { playlistId: id } });
    const repair = await withBrokenItems();
    await expect(addTracks(ctx, id, { songIds: [], uris: trackUris(1) })).rejects.toThrow("broken");
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({
      pendingEdit: { state: "waiting", error: { code: "internal_error" } },
    });
    await clock.advance(31_000);
    await expect(continueEdit(edit)).rejects.toThrow("broken");
    expect(await stored()).toMatchObject({ attempts: 2, retryAt: expect.any(Date), lease: null });
    const skipped = [{ reason: "edited", examples: ["Mix"] }];
    expect(await runLaterImport(ctx)).toMatchObject({ state: "completed", skipped });
    await sql("UPDATE playlist_edits SET steps = jsonb_set(steps, '{0,type}', '\"unknown\"')");
    expect(await runLaterImport(ctx)).toMatchObject({ state: "completed", skipped });
    await sql("UPDATE playlist_edits SET steps = jsonb_set(steps, '{0,type}', '\"add\"')");
    await repair();
    await runLaterImport(ctx);
    expect(await urisOf(ctx, id)).toEqual(trackUris(0, 1));
    await expect(editCount(id)).resolves.toBe(1);
  },
);

it("An edit whose quota ran out is finished once the quota is back, even by a quota of two calls a day", async () => {
  const person = await importContentsInTurn(simulator, trackUris(0, 1, 0, 2));
  const { ctx, id, spotifyId } = person;
  await settings({ quota: { playlists: 2 } });
  const [first] = await allItems(ctx, id);
  await expect(removeTrack(ctx, id, { itemId: first?.id ?? "" })).rejects.toThrow(/not in the playlist now/);
  await clock.advance(dayMs + 1_000);
  for (const edit of await findDueEdits()) await continueEdit(edit);
  await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ pendingEdit: null });
  await settings({ quota: {} });
  expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(1, 0, 2));
});

it("Work of several calls is refused if fewer calls used up the quota lately, and allowed a day later", async () => {
  const { ctx, id } = await importContentsInTurn(simulator, trackUris(0, 1, 0, 2, 0));
  await sql("UPDATE spotify_call_counts SET calls = 30 WHERE user_id = $1 AND endpoint_group = 'playlists'", [
    ctx.userId,
  ]);
  await sql(
    `INSERT INTO spotify_cooldowns (client_id, endpoint_group, kind, until, calls)
     SELECT client_id, 'playlists', 'quota', now() - interval '1 hour', 31 FROM spotify_connections WHERE user_id = $1`,
    [ctx.userId],
  );
  const [first] = await allItems(ctx, id);
  const remove = () => removeTrack(ctx, id, { itemId: first?.id ?? "" });
  await expect(remove()).rejects.toMatchObject({ code: "quota_exceeded", retryAt: expect.any(Date) });
  await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ trackCount: 5, pendingEdit: null });
  await addTracks(ctx, id, { songIds: [], uris: trackUris(1) });
  await clock.advance(dayMs + 60 * 60_000);
  await remove();
  expect(await urisOf(ctx, id)).toEqual(trackUris(1, 0, 2, 0, 1));
});

deepIt("Deleting the playlist, disconnecting and deleting the account end an unfinished edit", async () => {
  const deleted = await withUnfinishedRemoval();
  await deletePlaylist(deleted.ctx, deleted.id);
  await expect(editCount(deleted.id)).resolves.toBe(0);
  const disconnected = await withUnfinishedRemoval();
  await disconnect(disconnected.ctx, { purge: false });
  await expect(editCount(disconnected.id)).resolves.toBe(0);
  expect(await urisOf(disconnected.ctx, disconnected.id)).toEqual(trackUris(1, 2));
  const left = await withUnfinishedRemoval();
  await deleteAccount(left.ctx, { password: "a good password" });
  await expect(editCount(left.id)).resolves.toBe(0);
});

import { afterAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { removeTrack } from "@/lib/playlists/remove-track";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { allItems, findPlaylist, urisOf } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { trackUris } from "@/testing/library/versions";
import { createUser } from "@/testing/people";
import { range, trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { pauses } from "./pauses";

const deepIt = onlyDeep(it);

const { connected, control, fault, playlist, requests } = await simulated();
afterAll(closeQueue);

const transactions = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
const locks = `SELECT count(*)::int AS count FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
  WHERE c.relname IN ('playlists', 'users', 'playlist_edits') AND l.pid <> pg_backend_pid()`;

it("Slow edits on Spotify hold no transaction and no lock, and delay nobody's other edits", async () => {
  const slow = await connected();
  for (const number of range(24))
    await playlist(slow.spotifyUser, { name: `Mix ${number}`, trackIds: [trackId(0)] });
  await runImport(slow.ctx);
  const lists = await Promise.all(range(24).map(number => findPlaylist(slow.ctx, `Mix ${number}`)));
  const other = await createUser();
  const local = await createLocalPlaylist(other, 3);
  const own = await createLocalPlaylist(slow.ctx, 3);

  await fault("/v1/playlists/", { delayMs: 60_000, times: 24 }, "POST");
  let finished = 0;
  const edits = lists.map(({ id }) =>
    addTracks(slow.ctx, id, { songIds: [], uris: trackUris(0) }).finally(() => finished++),
  );
  await expect.poll(() => control("GET", "faults"), { interval: 10 }).toEqual([]);
  await addTracks(other, local.id, { songIds: local.songIds, uris: [] });
  await removeTrack(slow.ctx, own.id, { itemId: own.itemIds[0] ?? "" });
  // Other queries and PostgreSQL's own vacuum may hold some for a moment.
  await expect.poll(() => sql(transactions)).toEqual([{ count: 0 }]);
  await expect.poll(() => sql(locks)).toEqual([{ count: 0 }]);
  expect(finished).toBe(0);
  await control("DELETE", "faults");
  await Promise.all(edits);
  for (const { id } of lists) expect(await urisOf(slow.ctx, id)).toEqual(trackUris(0, 0));
}, 30_000);

deepIt("A process that has lost its edit to another process sends no more steps", async () => {
  const { ctx, spotifyUser } = await connected();
  const spotifyId = await playlist(spotifyUser, { name: "Mix", trackIds: [trackId(0), trackId(1)] });
  await runImport(ctx);
  const { id } = await findPlaylist(ctx, "Mix");
  const [first, second] = await allItems(ctx, id);
  await control("DELETE", "requests");
  await fault(`/v1/playlists/${spotifyId}`, { delayMs: 500 }, "GET");
  const move = moveTracks(ctx, id, { itemIds: [second?.id ?? ""], before: first?.id ?? null });
  const refusal = expect(move).rejects.toMatchObject({ code: "playlist_busy" });
  await expect.poll(() => control("GET", "faults"), { interval: 10 }).toEqual([]);
  await sql("UPDATE playlist_edits SET lease = gen_random_uuid() WHERE playlist_id = $1", [id]);
  await refusal;
  expect((await requests("/v1/playlists/")).map(({ method }) => method)).toEqual(["GET"]);
});

it("An edit waits for another edit of the same playlist, and after a while says that it is busy", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, { name: "Mix", trackIds: [trackId(0)] });
  await runImport(ctx);
  const { id } = await findPlaylist(ctx, "Mix");
  await fault("/v1/playlists/", { delayMs: 600, times: 1 }, "POST");
  const first = addTracks(ctx, id, { songIds: [], uris: trackUris(0) });
  await expect
    .poll(() => getPlaylist(ctx, id))
    .toMatchObject({ pendingEdit: { kind: "add", state: "running" } });
  const { maxWaitMs } = pauses;
  pauses.maxWaitMs = 0;
  const impatient = removeTrack(ctx, id, { itemId: (await allItems(ctx, id))[0]?.id ?? "" });
  await expect(impatient).rejects.toMatchObject({ code: "playlist_busy" });
  Object.assign(pauses, { maxWaitMs });
  await Promise.all([first, addTracks(ctx, id, { songIds: [], uris: trackUris(0) })]);
  expect(await urisOf(ctx, id)).toEqual(trackUris(0, 0, 0));
});

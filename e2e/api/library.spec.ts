import { pageOf } from "@/lib/schemas/common";
import {
  addedItems,
  librarySongsPage,
  likedSongsPage,
  playlist,
  playlistItemsPage,
  song,
} from "@/lib/schemas/library";
import { shuffleSession, shuffleStep } from "@/lib/schemas/shuffle";
import { jobReply, managedUser, ownedSyncJob, syncJob } from "@/lib/schemas/spotify";
import { generated } from "../support/instances/stacks";
import { createLibrary, importAll } from "../support/library";
import { demoAdmin, signIn } from "../support/people";
import { expect, test } from "../support/test";

test("starting an import returns the address of its job; the import runs once and reports what it brought", async ({
  listener,
}) => {
  const { api } = listener;
  const { trackIds, spotifyPlaylistId, job } = await createLibrary(listener);
  expect(job).toMatchObject({
    kind: "import",
    state: "completed",
    progress: { done: 6, total: 6 },
    counts: { playlists: 1, songs: 6, added: 6, removed: 0, unchanged: 0, skipped: 0 },
    error: null,
    retryAt: null,
  });
  const { items } = await api.expect(200, pageOf(syncJob), "GET", "/sync/jobs");
  expect(items).toEqual([job]);

  const { items: playlists } = await api.expect(200, pageOf(playlist), "GET", "/playlists");
  expect(playlists).toMatchObject([
    { name: "From Spotify", origin: "spotify", spotifyId: spotifyPlaylistId, trackCount: 3, access: "owner" },
  ]);
  const tracks = await api.expect(200, playlistItemsPage, "GET", `/playlists/${playlists[0]?.id}/tracks`);
  expect(tracks.total).toBe(3);
  expect(tracks.items.map(item => item.song?.spotifyId)).toEqual(trackIds.slice(0, 3));
  const liked = await api.expect(200, likedSongsPage, "GET", "/me/liked");
  expect(liked.items.map(item => item.song.spotifyId)).toEqual(trackIds.slice(3));
  const songs = await api.expect(200, librarySongsPage, "GET", "/songs?limit=4");
  expect(songs.items).toHaveLength(4);
  const rest = await api.expect(200, librarySongsPage, "GET", `/songs?limit=4&cursor=${songs.nextCursor}`);
  expect(rest).toMatchObject({ items: [{}, {}], nextCursor: null });
  const [first] = songs.items;
  expect(first).toMatchObject(await api.expect(200, song, "GET", `/songs/${first?.id}`));
});

test("ten requests at once start one import, and the address of its job returns the job", async ({
  listener,
}) => {
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => listener.api.send("POST", "/spotify/import", { body: {} })),
  );
  const jobs = replies.map(({ json }) => jobReply.parse(json).job.id);
  expect(new Set(jobs).size).toBe(1);
  for (const { status, headers } of replies) {
    expect(status).toBe(202);
    expect(headers.location).toBe(`/api/v1/sync/jobs/${jobs[0]}`);
  }
  await listener.api.expect(200, syncJob, "GET", `/sync/jobs/${jobs[0]}`);
});

test("an import streams its state as events until it is over", async ({ listener }) => {
  await createLibrary(listener);
  const { job } = await listener.api.expect(202, jobReply, "POST", "/spotify/import", { body: {} });
  const reply = await fetch(`${generated.url}/api/v1/sync/jobs/${job.id}/events`, {
    headers: { authorization: `Bearer ${listener.token}` },
  });
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toBe("text/event-stream");
  const events = (await reply.text()).split("\n\n").filter(Boolean);
  const states = events
    .filter(event => event.startsWith("event: job\ndata: "))
    .map(event => syncJob.parse(JSON.parse(event.split("data: ")[1] ?? "")));
  expect(states.every(({ id }) => id === job.id)).toBe(true);
  expect(states.at(-1)?.state).toBe("completed");
  expect(states.filter(({ state }) => state === "completed")).toHaveLength(1);
});

test("cancelling an import that is over changes nothing", async ({ listener }) => {
  const job = await importAll(listener.api);
  expect(await listener.api.expect(200, syncJob, "POST", `/sync/jobs/${job.id}/cancel`)).toEqual(job);
});

test("a playlist is created, filled, reordered, renamed, published and deleted", async ({ listener }) => {
  const { api } = listener;
  await createLibrary(listener);
  const { items: songs } = await api.expect(200, librarySongsPage, "GET", "/songs?limit=3");
  const ids = songs.map(({ id }) => id);
  const created = await api.expect(201, playlist, "POST", "/playlists", { body: { name: " Mine " } });
  expect(created).toMatchObject({ name: "Mine", description: "", origin: "local", trackCount: 0 });
  const path = `/playlists/${created.id}`;
  const added = await api.expect(201, addedItems, "POST", `${path}/tracks`, { body: { songIds: ids } });
  expect(added).toMatchObject({ trackCount: 3, items: [{ position: 0 }, { position: 1 }, { position: 2 }] });
  const [a, b, c] = added.items.map(({ id }) => id);
  await api.expectEmpty("POST", `${path}/tracks/move`, { body: { itemIds: [c], before: a } });
  await api.expectEmpty("DELETE", `${path}/tracks/${b}`);
  const tracks = await api.expect(200, playlistItemsPage, "GET", `${path}/tracks`);
  expect(tracks.items.map(({ id, position }) => [id, position])).toEqual([
    [c, 0],
    [a, 1],
  ]);
  const renamed = await api.expect(200, playlist, "PUT", path, { body: { description: "words" } });
  // Adding songs used the playlist.
  expect(renamed).toEqual({ ...created, description: "words", trackCount: 2, usedAt: expect.any(String) });
  expect(renamed.usedAt > created.usedAt).toBe(true);
  const published = await api.expect(200, playlist, "POST", `${path}/publish`);
  expect(published).toMatchObject({ origin: "spotify", spotifyId: expect.any(String) });
  await api.expectProblem(409, "playlist_not_editable", "POST", `${path}/publish`);
  await api.expectEmpty("DELETE", path);
  await api.expectProblem(404, "not_found", "GET", path);
  await api.expectProblem(404, "not_found", "DELETE", path);
});

test("a shuffle plays each song once and then starts the next set", async ({ listener }) => {
  const { api } = listener;
  await createLibrary(listener);
  const { items } = await api.expect(200, pageOf(playlist), "GET", "/playlists");
  const path = `/playlists/${items[0]?.id}/shuffle`;
  await api.expectProblem(404, "not_found", "GET", path);
  const session = await api.expect(201, shuffleSession, "POST", path, { body: { seed: "monday" } });
  expect(session).toMatchObject({ seed: "monday", set: 1, size: 3, position: 1, remaining: 3, leftOut: 0 });
  expect(await api.expect(200, shuffleSession, "GET", path)).toEqual(session);
  const steps = [];
  for (const method of ["GET", "POST", "GET", "POST"] as const)
    steps.push(await api.expect(200, shuffleStep, method, `${path}/next`));
  expect(new Set(steps.slice(0, 3).map(step => step.itemId)).size).toBe(3);
  expect(steps.map(({ set, position, remaining }) => [set, position, remaining])).toEqual([
    [1, 1, 2],
    [1, 2, 1],
    [1, 3, 0],
    [2, 1, 2],
  ]);
  const empty = await api.expect(201, playlist, "POST", "/playlists", { body: { name: "Empty" } });
  await api.expectProblem(422, "nothing_to_shuffle", "POST", `/playlists/${empty.id}/shuffle`, { body: {} });
  await api.expectProblem(422, "nothing_to_shuffle", "GET", `/playlists/${empty.id}/shuffle/next`);
});

test("a song is liked and unliked here and on Spotify", async ({ listener }) => {
  const { api } = listener;
  await createLibrary(listener);
  const { items } = await api.expect(200, likedSongsPage, "GET", "/me/liked");
  const id = items[0]?.song.id;
  const liked = async () =>
    (await api.expect(200, likedSongsPage, "GET", "/me/liked")).items.map(item => item.song.id);
  await api.expectEmpty("DELETE", `/me/liked/${id}`);
  await api.expectEmpty("DELETE", `/me/liked/${id}`);
  expect(await liked()).not.toContain(id);
  await importAll(listener.api);
  expect(await liked()).not.toContain(id);
  await api.expectEmpty("POST", `/me/liked/${id}`);
  await api.expectEmpty("POST", `/me/liked/${id}`);
  await importAll(listener.api);
  expect(await liked()).toContain(id);
});

test("an admin lists all people and their imports, and starts an import for a person", async ({
  listener,
}) => {
  const { api } = await signIn(demoAdmin);
  const users = await api.expect(200, pageOf(managedUser), "GET", "/admin/users?limit=100");
  expect(users.items.map(({ id }) => id)).toContain(listener.id);
  const { job } = await api.expect(202, jobReply, "POST", `/admin/users/${listener.id}/sync`, {
    body: {},
  });
  await expect
    .poll(async () => (await listener.api.expect(200, syncJob, "GET", `/sync/jobs/${job.id}`)).state)
    .toBe("completed");
  const jobs = await api.expect(200, pageOf(ownedSyncJob), "GET", "/admin/sync/jobs?limit=100");
  expect(jobs.items.find(({ id }) => id === job.id)).toMatchObject({ user: { id: listener.id } });
  await api.expectProblem(404, "not_found", "GET", `/sync/jobs/${job.id}`);
  const unknown = "00000000-0000-4000-8000-000000000000";
  await api.expectProblem(404, "not_found", "POST", `/admin/users/${unknown}/sync`, { body: {} });
});

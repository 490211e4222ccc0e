import { playlist } from "@/lib/schemas/library";
import { addedToQueue, queue, queueVersion, removedFromQueue } from "@/lib/schemas/queue";
import { control } from "../support/instances/stacks";
import { findTrackIds } from "../support/library";
import { desk, type Listener } from "../support/people";
import { expect, test } from "../support/test";

/** Plays four songs on a desk. */
async function startMusic(listener: Listener) {
  const uris = (await findTrackIds(listener, 6)).map(id => `spotify:track:${id}`);
  await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk], state: null });
  const { api } = listener;
  await api.expectEmpty("POST", "/player/play", { body: { uris: uris.slice(0, 4) } });
  const read = () => api.expect(200, queue, "GET", "/queue");
  const order = async () => {
    const { current, items } = await read();
    return [current, ...items].map(item => uris.indexOf(item?.uri ?? ""));
  };
  return { api, uris, read, order };
}

test("the queue is read, edited, restored, played and saved", async ({ listener }) => {
  const { api, uris, read, order } = await startMusic(listener);
  expect(await order()).toEqual([0, 1, 2, 3]);
  const added = await api.expect(201, addedToQueue, "POST", "/queue", {
    body: { uris: [uris[4]], position: "next" },
  });
  await api.expect(201, addedToQueue, "POST", "/queue", { body: { uris: [uris[5]] } });
  expect(await order()).toEqual([0, 4, 5, 1, 2, 3]);
  const { items } = await read();
  await api.expect(200, queueVersion, "PATCH", `/queue/${items[4]?.id}`, { body: { before: items[2]?.id } });
  expect(await order()).toEqual([0, 4, 5, 3, 1, 2]);
  const { removal } = await api.expect(200, removedFromQueue, "DELETE", `/queue/${added.ids[0]}`);
  const cleared = await api.expect(200, removedFromQueue, "DELETE", "/queue");
  expect(await order()).toEqual([0]);
  for (const id of [removal, cleared.removal])
    await api.expect(200, queueVersion, "POST", "/queue/restore", { body: { removal: id } });
  expect(await order()).toEqual([0, 4, 5, 3, 1, 2]);
  await api.expectEmpty("POST", "/queue/play", { body: { id: items[2]?.id } });
  expect((await order())[0]).toBe(uris.indexOf(items[2]?.uri ?? ""));
  const saved = await api.expect(201, playlist, "POST", "/queue/playlist", { body: { name: "Evening" } });
  expect(saved.trackCount).toBe((await order()).length);
});

test("an edit with an old version is refused with 409", async ({ listener }) => {
  const { api, read, uris } = await startMusic(listener);
  const { version, items } = await read();
  await api.expect(201, addedToQueue, "POST", "/queue", { body: { uris: [uris[4]], version } });
  const path = `/queue/${items[0]?.id}`;
  await api.expectProblem(409, "queue_changed", "PATCH", path, { body: { before: null, version } });
  await api.expectProblem(409, "queue_changed", "DELETE", `${path}?version=${version}`);
  await api.expectProblem(409, "queue_changed", "DELETE", `/queue?version=${version}`);
});

import { expect, test } from "vitest";
import { id, simulate, trackUri } from "../../test-support";

const path = `/playlists/${id("list", 1)}`;

async function startEditing() {
  const simulated = await simulate();
  const api = await simulated.signIn();
  const page = async () => (await api.get(`${path}/items`)).body;
  const order = async (): Promise<number[]> =>
    (await page()).items.map(({ item }: { item: { name: string } }) => Number(item.name.slice(5)));
  return { ...simulated, ...api, page, order };
}

test("After a write reads show the former items during itemsLagMs", async () => {
  const { post, order, settings, advance } = await startEditing();
  await settings({ itemsLagMs: 600 });
  await post(`${path}/items`, { uris: [trackUri(9)] });
  expect(await order()).toEqual([0, 1, 2, 3, 4]);
  await advance(600);
  expect(await order()).toEqual([0, 1, 2, 3, 4, 9]);
});

test.each([400, 502])("With snapshotRefusal %s only edits that name a snapshot are refused", async status => {
  const { put, get, order, settings } = await startEditing();
  await settings({ snapshotRefusal: status });
  const move = { range_start: 4, insert_before: 0 };
  const { snapshot_id } = (await get(path)).body;
  expect((await put(`${path}/items`, { ...move, snapshot_id })).status).toBe(status);
  expect(await order()).toEqual([0, 1, 2, 3, 4]);
  expect((await put(`${path}/items`, move)).status).toBe(200);
  expect(await order()).toEqual([4, 0, 1, 2, 3]);
});

test("With ignoreRemovals a removal answers 200 with the same snapshot and removes nothing", async () => {
  const { call, get, order, settings } = await startEditing();
  await settings({ ignoreRemovals: true });
  const { snapshot_id } = (await get(path)).body;
  const reply = await call("DELETE", `${path}/items`, JSON.stringify({ items: [{ uri: trackUri(1) }] }));
  expect([reply.status, reply.body]).toEqual([200, { snapshot_id }]);
  expect(await order()).toEqual([0, 1, 2, 3, 4]);
});

test("With newPlaylistRefusals a new playlist answers 404 to its first songs", async () => {
  const { post, settings } = await startEditing();
  await settings({ newPlaylistRefusals: 1 });
  const created = (await post("/me/playlists", { name: "New", public: false })).body;
  const add = async () => (await post(`/playlists/${created.id}/items`, { uris: [trackUri(1)] })).status;
  expect([await add(), await add()]).toEqual([404, 201]);
});

test("Entries at hiddenPositions are counted, keep their positions, and are never sent", async () => {
  const { control, page, order, put } = await startEditing();
  const items = [0, 1, 2, 3].map(trackUri);
  await control("PUT", `playlists/${id("list", 1)}`, { items, hiddenPositions: [1] });
  expect((await page()).total).toBe(4);
  expect(await order()).toEqual([0, 2, 3]);
  await put(`${path}/items`, { range_start: 2, insert_before: 0 });
  expect(await order()).toEqual([2, 0, 3]);
});

test("A fault can let requests pass first, and can carry out the request whose reply it loses", async () => {
  const { control, post, order } = await startEditing();
  const match = { method: "POST", path: `/v1${path}/items` };
  await control("POST", "faults", { match, skip: 1, executes: true, status: 502, body: "" });
  const add = async (number: number) => (await post(`${path}/items`, { uris: [trackUri(number)] })).status;
  expect([await add(7), await add(8), await add(9)]).toEqual([201, 502, 201]);
  expect(await order()).toEqual([0, 1, 2, 3, 4, 7, 8, 9]);
});

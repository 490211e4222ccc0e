import { describe, expect, test } from "vitest";
import { id, simulate, type TestSimulator, trackUri } from "../../test-support";

const shortPath = `/playlists/${id("list", 1)}`;

async function startEditing(prepare?: (simulated: TestSimulator) => Promise<unknown>) {
  const simulated = await simulate();
  await prepare?.(simulated);
  const api = await simulated.signIn();
  /** Reads the numbers of the tracks in order. */
  const order = async (): Promise<number[]> =>
    (await api.get(`${shortPath}/items`)).body.items.map(({ item }) => Number(item.name.slice(5)));
  const snapshot = async (): Promise<string> =>
    (await api.get(`${shortPath}?fields=snapshot_id`)).body.snapshot_id;
  return { ...simulated, ...api, order, snapshot };
}

describe("adding", () => {
  test("Adding appends or inserts at a position, and answers 201 with the new snapshot id", async () => {
    const { post, order, snapshot } = await startEditing();
    const snapshotBefore = await snapshot();
    const reply = await post(`${shortPath}/items`, { uris: [trackUri(8)] });
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({ snapshot_id: await snapshot() });
    expect(reply.body.snapshot_id).not.toBe(snapshotBefore);
    await post(`${shortPath}/items`, { uris: [trackUri(9), trackUri(10)], position: 1 });
    expect(await order()).toEqual([0, 9, 10, 1, 2, 3, 4, 8]);
  });

  test("Adding twice adds the track twice", async () => {
    const { post, order } = await startEditing();
    await post(`${shortPath}/items`, { uris: [trackUri(0)] });
    await post(`${shortPath}/items`, { uris: [trackUri(0)] });
    expect(await order()).toEqual([0, 1, 2, 3, 4, 0, 0]);
  });

  test("Adding takes URIs and position from the query if the body has them, too", async () => {
    const { post, order } = await startEditing();
    await post(`${shortPath}/items?uris=${trackUri(7)}&position=0`, { uris: [trackUri(8)], position: 3 });
    expect(await order()).toEqual([7, 0, 1, 2, 3, 4]);
  });

  test.each([403, 500])("Adding to a full playlist is refused with %s and adds nothing", async status => {
    const { post, order } = await startEditing(({ settings }) =>
      settings({ maxPlaylistItems: 6, fullPlaylistStatus: status }),
    );
    expect((await post(`${shortPath}/items`, { uris: [trackUri(8), trackUri(9)] })).status).toBe(status);
    expect((await post(`${shortPath}/items`, { uris: [trackUri(8)] })).status).toBe(201);
    expect((await post(`${shortPath}/items`, { uris: [trackUri(9)] })).status).toBe(status);
    expect(await order()).toEqual([0, 1, 2, 3, 4, 8]);
  });

  test.each([
    ["no uris", {}, "Missing required field: uris"],
    [
      "101 uris",
      { uris: Array.from({ length: 101 }, () => trackUri(1)) },
      "You can add a maximum of 100 tracks per request",
    ],
    ["a broken uri", { uris: ["spotify:track"] }, "JSON body contains an invalid track uri: spotify:track"],
    [
      "a local file",
      { uris: ["spotify:local:a:b:c:1"] },
      "JSON body contains an invalid track uri: spotify:local:a:b:c:1",
    ],
    ["a position past the end", { uris: [trackUri(1)], position: 6 }, "Index out of bounds"],
  ])("Adding refuses %s", async (_, body, message) => {
    const { post, order } = await startEditing();
    const reply = await post(`${shortPath}/items`, body);
    expect(reply.body).toEqual({ error: { status: 400, message } });
    expect(await order()).toEqual([0, 1, 2, 3, 4]);
  });

  test("Adding reports a wrong URI in the query with a different text than one in the body", async () => {
    const { post } = await startEditing();
    expect((await post(`${shortPath}/items?uris=abc`)).body.error.message).toBe("Invalid track uri: abc");
  });
});

describe("replacing", () => {
  test("Replacing overwrites all items, and an empty list clears the playlist", async () => {
    const { put, order } = await startEditing();
    expect((await put(`${shortPath}/items`, { uris: [trackUri(5), trackUri(6)] })).status).toBe(200);
    expect(await order()).toEqual([5, 6]);
    await put(`${shortPath}/items`, { uris: [] });
    expect(await order()).toEqual([]);
  });

  test("Replacing cannot be combined with reordering", async () => {
    const { put, order } = await startEditing();
    expect(
      (await put(`${shortPath}/items`, { uris: [trackUri(5)], range_start: 0, insert_before: 1 })).status,
    ).toBe(400);
    expect(await order()).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("reordering", () => {
  test.each([
    [{ range_start: 0, insert_before: 5 }, [1, 2, 3, 4, 0]],
    [{ range_start: 0, insert_before: 2 }, [1, 0, 2, 3, 4]],
    [{ range_start: 3, insert_before: 0, range_length: 2 }, [3, 4, 0, 1, 2]],
    [{ range_start: 1, insert_before: 4, range_length: 2 }, [0, 3, 1, 2, 4]],
    [{ range_start: 2, insert_before: 2 }, [0, 1, 2, 3, 4]],
  ])("Reordering with %j counts insert_before in the list before the move", async (body, expected) => {
    const { put, order } = await startEditing();
    expect((await put(`${shortPath}/items`, body)).status).toBe(200);
    expect(await order()).toEqual(expected);
  });

  test.each([
    [{ range_start: 5, insert_before: 0 }],
    [{ range_start: 0, insert_before: 6 }],
    [{ range_start: -1, insert_before: 0 }],
    [{ insert_before: 0 }],
  ])("Reordering refuses %j", async body => {
    const { put, order } = await startEditing();
    expect((await put(`${shortPath}/items`, body)).status).toBe(400);
    expect(await order()).toEqual([0, 1, 2, 3, 4]);
  });

  test("Reordering an earlier snapshot moves the items that the program saw", async () => {
    const { put, post, order, snapshot } = await startEditing();
    const earlierSnapshot = await snapshot();
    await post(`${shortPath}/items`, { uris: [trackUri(9)], position: 0 });
    await put(`${shortPath}/items`, { range_start: 0, insert_before: 3, snapshot_id: earlierSnapshot });
    expect(await order()).toEqual([9, 1, 2, 0, 3, 4]);
  });
});

describe("removing", () => {
  const itemsWithDuplicate = { items: [trackUri(1), trackUri(2), trackUri(1), trackUri(3)] };
  const addDuplicates = ({ control }: TestSimulator) =>
    control("PUT", `playlists/${id("list", 1)}`, itemsWithDuplicate);

  test("Removing takes out every occurrence of each URI", async () => {
    const { remove, order } = await startEditing(addDuplicates);
    const reply = await remove(`${shortPath}/items`, { items: [{ uri: trackUri(1) }] });
    expect(reply.status).toBe(200);
    expect(reply.body.snapshot_id).toEqual(expect.any(String));
    expect(await order()).toEqual([2, 3]);
  });

  test("Removing from an earlier snapshot keeps items that were added later", async () => {
    const { remove, post, order, snapshot } = await startEditing(addDuplicates);
    const earlierSnapshot = await snapshot();
    await post(`${shortPath}/items`, { uris: [trackUri(1)] });
    await remove(`${shortPath}/items`, { items: [{ uri: trackUri(1) }], snapshot_id: earlierSnapshot });
    expect(await order()).toEqual([2, 3, 1]);
  });

  test.each([
    ["the former key tracks", { tracks: [{ uri: trackUri(1) }] }],
    ["a local file", { items: [{ uri: "spotify:local:a:b:c:1" }] }],
    ["more than a hundred", { items: Array.from({ length: 101 }, () => ({ uri: trackUri(1) })) }],
    ["an unknown snapshot", { items: [{ uri: trackUri(1) }], snapshot_id: "abc" }],
  ])("Removing refuses %s", async (_, body) => {
    const { remove, order } = await startEditing();
    expect((await remove(`${shortPath}/items`, body)).status).toBe(400);
    expect(await order()).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("details", () => {
  test("A new playlist is returned whole with 201 and is at the top of the list", async () => {
    const { post, get } = await startEditing();
    const { status, body } = await post("/me/playlists", {
      name: "Fresh",
      description: "new",
      public: false,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "Fresh",
      description: "new",
      public: false,
      owner: { id: "listener" },
    });
    expect(body.items).toMatchObject({ total: 0, items: [] });
    expect((await get("/me/playlists")).body.items[0].id).toBe(body.id);
  });

  test("A new playlist needs a name, and a collaborative one must be private", async () => {
    const { post } = await startEditing();
    expect((await post("/me/playlists", {})).body.error.message).toBe("Missing required field: name");
    expect((await post("/me/playlists", { name: "x", collaborative: true })).status).toBe(400);
    expect((await post("/me/playlists", { name: "x", collaborative: true, public: false })).status).toBe(201);
  });

  test("A description is escaped in replies and not in requests, and an empty one is refused", async () => {
    const { put, get } = await startEditing();
    const typed = `Rock & Roll / it's "live" <3`;
    expect((await put(shortPath, { description: typed })).status).toBe(200);
    const escaped = "Rock &amp; Roll &#x2F; it&#x27;s &quot;live&quot; &lt;3";
    expect((await get(shortPath)).body).toMatchObject({ description: escaped });
    const refused = await put(shortPath, { description: "", name: "Other" });
    expect([refused.status, refused.body.error.message]).toEqual([400, "Attribute description is empty"]);
    expect((await get(shortPath)).body).toMatchObject({ description: escaped, name: "Short" });
  });

  test("A change of details answers an empty 200, and the snapshot id changes", async () => {
    const { put, get, snapshot } = await startEditing();
    const snapshotBefore = await snapshot();
    const reply = await put(shortPath, { name: "Renamed" });
    expect([reply.status, reply.body]).toEqual([200, ""]);
    expect((await get(shortPath)).body.name).toBe("Renamed");
    expect(await snapshot()).not.toBe(snapshotBefore);
  });

  test("Details of a private playlist require the private scope", async () => {
    const { signIn, control } = await simulate();
    await control("PUT", `playlists/${id("list", 1)}`, { public: false });
    const api = await signIn({ scope: "playlist-modify-public playlist-read-private" });
    expect((await api.put(shortPath, { name: "x" })).body.error.message).toBe("Insufficient client scope");
  });

  test("The setting privateReadsBackPublic makes a private playlist read back as public", async () => {
    const { put, get, settings } = await startEditing();
    await settings({ privateReadsBackPublic: true });
    expect((await put(shortPath, { public: false })).status).toBe(200);
    expect((await get(shortPath)).body.public).toBe(true);
  });
});

describe("cover", () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString("base64");

  test("A base64 JPEG is accepted as cover with 202 and then served", async () => {
    const { call, get } = await startEditing();
    expect((await call("PUT", `${shortPath}/images`, jpeg, { "content-type": "image/jpeg" })).status).toBe(
      202,
    );
    const [cover] = (await get(`${shortPath}/images`)).body;
    const response = await fetch(cover.url);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(jpeg);
  });

  test.each([
    ["another file type", "aGVsbG8=", 400],
    ["a data: prefix", `data:image/jpeg;base64,${jpeg}`, 400],
    ["more than 256 KB", jpeg + "A".repeat(256 * 1024), 413],
  ])("The cover upload refuses %s", async (_, body, status) => {
    const { call } = await startEditing();
    expect((await call("PUT", `${shortPath}/images`, body)).status).toBe(status);
  });
});

test("After a write reads report an older snapshot id during the lag", async () => {
  const { post, order, snapshot, settings, advance } = await startEditing();
  await settings({ snapshotLagMs: 30_000 });
  const snapshotBefore = await snapshot();
  const written = (await post(`${shortPath}/items`, { uris: [trackUri(9)] })).body.snapshot_id;
  expect(await order()).toContain(9);
  expect(await snapshot()).toBe(snapshotBefore);
  await advance(20_000);
  expect([snapshotBefore, written]).not.toContain(await snapshot());
  await advance(10_000);
  expect(await snapshot()).toBe(written);
});

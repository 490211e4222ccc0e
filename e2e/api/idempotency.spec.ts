import { randomUUID } from "node:crypto";
import { addedItems, playlist } from "@/lib/schemas/library";
import { createLibrary } from "../support/library";
import { expect, test } from "../support/test";

test("five concurrent shuffle steps with one idempotency key take one song", async ({ listener }) => {
  const { api } = listener;
  await createLibrary(listener);
  const { items } = await api.json<{ items: { id: string }[] }>("GET", "/playlists");
  const path = `/playlists/${items[0]?.id}/shuffle`;
  await api.json("POST", path, {});
  for (const method of ["GET", "POST"] as const) {
    const before = await api.json<{ position: number }>("GET", path);
    const headers = { "idempotency-key": randomUUID() };
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => api.send(method, `${path}/next`, { headers })),
    );
    expect(replies.map(({ status }) => status).filter(status => ![200, 409].includes(status))).toEqual([]);
    const repeated = await api.send(method, `${path}/next`, { headers });
    expect(repeated.headers["idempotency-replayed"]).toBe("true");
    for (const { status, text } of replies) if (status === 200) expect(text).toBe(repeated.text);
    const after = await api.json<{ position: number }>("GET", path);
    expect(after.position).toBe(before.position + 1);
  }
});

test("creating a playlist twice with one idempotency key creates one and returns its address twice", async ({
  person: { api },
}) => {
  const sent = { body: { name: "Once" }, headers: { "idempotency-key": randomUUID() } };
  const first = await api.send("POST", "/playlists", sent);
  const second = await api.send("POST", "/playlists", sent);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.text).toBe(first.text);
  const { id } = playlist.parse(first.json);
  for (const { headers } of [first, second]) expect(headers.location).toBe(`/api/v1/playlists/${id}`);
  const { items } = await api.json<{ items: unknown[] }>("GET", "/playlists");
  expect(items).toHaveLength(1);
  await api.expectProblem(422, "idempotency_key_reused", "POST", "/playlists", {
    ...sent,
    body: { name: "Another" },
  });
});

test("adding songs twice with one idempotency key adds them once", async ({ listener }) => {
  const { api } = listener;
  await createLibrary(listener);
  const songs = await api.json<{ items: { id: string }[] }>("GET", "/songs?limit=2");
  const { id } = await api.json<{ id: string }>("POST", "/playlists", { name: "Mine" });
  const sent = {
    body: { songIds: songs.items.map(song => song.id) },
    headers: { "idempotency-key": randomUUID() },
  };
  const path = `/playlists/${id}/tracks`;
  const first = await api.expect(201, addedItems, "POST", path, sent);
  expect(await api.expect(201, addedItems, "POST", path, sent)).toEqual(first);
  expect(await api.json("GET", path)).toMatchObject({ total: 2 });
});

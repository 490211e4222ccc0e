import { randomUUID } from "node:crypto";
import { addedItems, playlist } from "@/lib/schemas/library";
import { withLibrary } from "../support/api/library";
import { expect, test } from "../support/api/people";

test("a step of a shuffle that is asked for twice at once with one key takes one song", async ({
  listener,
}) => {
  const { api } = listener;
  await withLibrary(listener);
  const { items } = (await api.send("GET", "/playlists")).json as { items: { id: string }[] };
  const path = `/playlists/${items[0]?.id}/shuffle`;
  await api.send("POST", path, { body: {} });
  for (const method of ["GET", "POST"] as const) {
    const before = (await api.send("GET", path)).json as { position: number };
    const headers = { "idempotency-key": randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.send(method, `${path}/next`, { headers })),
    );
    expect(answers.map(({ status }) => status).filter(status => ![200, 409].includes(status))).toEqual([]);
    const again = await api.send(method, `${path}/next`, { headers });
    expect(again.headers["idempotency-replayed"]).toBe("true");
    for (const { status, text } of answers) if (status === 200) expect(text).toBe(again.text);
    const after = (await api.send("GET", path)).json as { position: number };
    expect(after.position).toBe(before.position + 1);
  }
});

test("a playlist that is made twice with one key is made once, and has its address both times", async ({
  person: { api },
}) => {
  const sent = { body: { name: "Once" }, headers: { "idempotency-key": randomUUID() } };
  const [first, second] = [
    await api.send("POST", "/playlists", sent),
    await api.send("POST", "/playlists", sent),
  ];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.text).toBe(first.text);
  const { id } = playlist.parse(first.json);
  expect([first, second].map(({ headers }) => headers.location)).toEqual(
    Array(2).fill(`/api/v1/playlists/${id}`),
  );
  const { items } = (await api.send("GET", "/playlists")).json as { items: unknown[] };
  expect(items).toHaveLength(1);
  await api.expectProblem(422, "idempotency_key_reused", "POST", "/playlists", {
    ...sent,
    body: { name: "Another" },
  });
});

test("songs that are added twice with one key are added once", async ({ listener }) => {
  const { api } = listener;
  await withLibrary(listener);
  const songs = (await api.send("GET", "/songs?limit=2")).json as { items: { id: string }[] };
  const made = playlist.parse((await api.send("POST", "/playlists", { body: { name: "Mine" } })).json);
  const sent = {
    body: { songIds: songs.items.map(({ id }) => id) },
    headers: { "idempotency-key": randomUUID() },
  };
  const path = `/playlists/${made.id}/tracks`;
  const first = await api.expect(201, addedItems, "POST", path, sent);
  expect(await api.expect(201, addedItems, "POST", path, sent)).toEqual(first);
  expect((await api.send("GET", path)).json).toMatchObject({ total: 2 });
});

import { pageOf } from "@/lib/schemas/common";
import { playlist } from "@/lib/schemas/library";
import { shuffleSession, shuffleStep, shuffleUpcoming } from "@/lib/schemas/shuffle";
import { createLibrary } from "../support/library";
import { expect, test } from "../support/test";

test("a shuffle of liked songs is listed, spread differently, stepped through and deleted", async ({
  listener,
}) => {
  const { api } = listener;
  await createLibrary(listener);
  const session = await api.expect(201, shuffleSession, "POST", "/shuffles", { body: { likedSongs: true } });
  expect(session).toMatchObject({
    name: "Liked songs",
    playlistId: null,
    spread: "balanced",
    set: 1,
    position: 1,
  });
  const path = `/shuffles/${session.id}`;
  expect(await api.expect(200, shuffleSession, "GET", path)).toEqual(session);
  const { items } = await api.expect(200, pageOf(shuffleSession), "GET", "/shuffles");
  expect(items).toEqual([session]);
  const bySource = (source: string) => `/shuffles?source=${encodeURIComponent(source)}`;
  const liked = await api.expect(200, pageOf(shuffleSession), "GET", bySource('{"kind":"likedSongs"}'));
  expect(liked.items).toEqual([session]);
  const others = await api.expect(
    200,
    pageOf(shuffleSession),
    "GET",
    bySource('{"kind":"search","search":"moon"}'),
  );
  expect(others.items).toEqual([]);
  for (const source of ["", "likedSongs", "{}", '{"kind":"search"}'])
    await api.expectProblem(400, "validation_failed", "GET", bySource(source));
  const upcoming = await api.expect(200, shuffleUpcoming, "GET", `${path}/upcoming?limit=1`);
  expect(await api.expect(200, shuffleStep, "GET", `${path}/next`)).toEqual({
    ...upcoming.items[0],
    remaining: session.size - 1,
  });
  const changed = await api.expect(200, shuffleSession, "PATCH", path, { body: { spread: "loose" } });
  expect(changed).toMatchObject({ spread: "loose", remaining: session.size - 1 });
  await api.expectEmpty("DELETE", path);
  await api.expectProblem(404, "not_found", "POST", `${path}/next`);
});

test("a shuffle ends when its playlist is deleted, and says why", async ({ listener }) => {
  const { api } = listener;
  await createLibrary(listener);
  const { items } = await api.expect(200, pageOf(playlist), "GET", "/playlists");
  const playlistIds = [items[0]?.id];
  const { id } = await api.expect(201, shuffleSession, "POST", "/shuffles", { body: { playlistIds } });
  await api.expectEmpty("DELETE", `/playlists/${playlistIds[0]}`);
  const { endedReason } = await api.expect(200, shuffleSession, "GET", `/shuffles/${id}`);
  expect(endedReason).toContain("was deleted");
  const { detail } = await api.expectProblem(409, "shuffle_ended", "POST", `/shuffles/${id}/next`);
  expect(detail).toContain(endedReason);
  await api.expectProblem(404, "not_found", "GET", `/playlists/${playlistIds[0]}/shuffle/next`);
});

import { pageOf } from "@/lib/schemas/common";
import { importReport, libraryFile } from "@/lib/schemas/export";
import { playlist, playlistItemsPage } from "@/lib/schemas/library";
import { playlistVersion, playlistVersionDetail, restoredVersion } from "@/lib/schemas/versions";
import { importAll, withLibrary } from "../support/api/library";
import { control, expect, type Person, test } from "../support/api/people";

const uris = async ({ api }: Person, id: string) =>
  (await api.expect(200, playlistItemsPage, "GET", `/playlists/${id}/tracks`)).items.map(
    item => item.song?.uri,
  );

test("what a sync changed is told, restored on Spotify too, and undone; to others it does not exist", async ({
  listener,
  person,
}) => {
  const { api, spotifyUser } = listener;
  const { trackIds, spotifyPlaylist } = await withLibrary(listener);
  const [a, b, c, d] = trackIds.map(id => `spotify:track:${id}`);
  await control("PUT", `playlists/${spotifyPlaylist}`, {
    name: "From Spotify",
    trackIds: [trackIds[3], trackIds[0], trackIds[1]],
    ownerId: spotifyUser,
  });
  await importAll(listener);
  const { items: playlists } = await api.expect(200, pageOf(playlist), "GET", "/playlists");
  const id = playlists[0]?.id ?? "";
  const path = `/playlists/${id}/versions`;
  const { items } = await api.expect(200, pageOf(playlistVersion), "GET", path);
  expect(items).toMatchObject([{ trackCount: 3, added: 1, removed: 1 }]);
  const version = `${path}/${items[0]?.id}`;
  const detail = await api.expect(200, playlistVersionDetail, "GET", `${version}?limit=1`);
  expect(detail.changes).toMatchObject({
    added: { total: 1, items: [{ song: { uri: d } }] },
    removed: { total: 1, items: [{ song: { uri: c } }] },
    moved: { total: 0 },
  });
  expect(detail.entries.nextCursor).not.toBeNull();
  await api.expectProblem(400, "validation_failed", "GET", `${version}?cursor=x`);
  await api.expectProblem(400, "validation_failed", "GET", `${path}?cursor=x`);

  for (const [method, of] of [
    ["GET", path],
    ["GET", version],
    ["POST", `${version}/restore`],
    ["GET", `/playlists/${id}/export`],
  ] as const)
    await person.api.expectProblem(404, "not_found", method, of);
  expect(await uris(listener, id)).toEqual([d, a, b]);

  const restored = await api.expect(200, restoredVersion, "POST", `${version}/restore`);
  expect(restored).toMatchObject({ trackCount: 3, leftOut: [], lost: [] });
  expect(await uris(listener, id)).toEqual([a, b, c]);
  await importAll(listener);
  expect(await uris(listener, id)).toEqual([a, b, c]);
  await api.expect(200, restoredVersion, "POST", `${path}/${restored.undoVersionId}/restore`);
  expect(await uris(listener, id)).toEqual([d, a, b]);
});

test("an exported library comes back, larger than other requests may be", async ({ listener, person }) => {
  await withLibrary(listener);
  const answer = await listener.api.send("GET", "/me/export");
  expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="tonearm-library-.+\.json"/);
  const file = libraryFile.parse(answer.json);
  const padding = Array.from({ length: 20_000 }, (_, number) => ({
    uri: `spotify:track:${String(number).padStart(22, "0")}`,
    title: "A song that nobody heard",
    durationMs: 1,
    artists: [],
  }));
  const body = { ...file, songs: [...file.songs, ...padding] };
  expect(JSON.stringify(body).length).toBeGreaterThan(1024 * 1024);
  const report = await person.api.expect(201, importReport, "POST", "/me/import", { body });
  expect(report).toMatchObject({
    playlists: [
      { name: "From Spotify", trackCount: 3 },
      { name: "Liked songs", trackCount: 3 },
    ],
    songs: { created: file.songs.length + padding.length },
    leftOut: [],
  });
  const wanted = file.playlists[0]?.items.map(item => item.uri);
  expect(await uris(person, report.playlists[0]?.id ?? "")).toEqual(wanted);
  const csv = await person.api.send("GET", "/me/export?format=csv");
  expect(csv.headers["content-type"]).toContain("text/csv");
  expect(csv.text.split("\r\n").length).toBeGreaterThan(20_000);
  await person.api.expectProblem(400, "validation_failed", "GET", "/me/export?format=xml");
});

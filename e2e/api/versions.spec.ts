import { pageOf } from "@/lib/schemas/common";
import { importReport, libraryFile } from "@/lib/schemas/export";
import { playlist, playlistItemsPage } from "@/lib/schemas/library";
import { playlistVersion, playlistVersionDetail, restoredVersion } from "@/lib/schemas/versions";
import { onlyDeep } from "@/testing/depth";
import { control } from "../support/instances/stacks";
import { createLibrary, importAll } from "../support/library";
import type { Person } from "../support/people";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

const urisOf = async ({ api }: Person, id: string) =>
  (await api.expect(200, playlistItemsPage, "GET", `/playlists/${id}/tracks`)).items.map(
    item => item.song?.uri,
  );

test("a playlist that an import changed is restored on Spotify too, and only by the person who owns it", async ({
  listener,
  person: stranger,
}) => {
  const { api, spotifyUser } = listener;
  const { trackIds, spotifyPlaylistId } = await createLibrary(listener);
  const [a, b, c, d] = trackIds.map(id => `spotify:track:${id}`);
  await control("PUT", `playlists/${spotifyPlaylistId}`, {
    name: "From Spotify",
    trackIds: [trackIds[3], trackIds[0], trackIds[1]],
    ownerId: spotifyUser,
  });
  await importAll(listener.api);
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

  for (const [method, address] of [
    ["GET", path],
    ["GET", version],
    ["POST", `${version}/restore`],
    ["GET", `/playlists/${id}/export`],
  ] as const)
    await stranger.api.expectProblem(404, "not_found", method, address);
  expect(await urisOf(listener, id)).toEqual([d, a, b]);

  const restored = await api.expect(200, restoredVersion, "POST", `${version}/restore`);
  // Nothing of the version was left out, and nothing that undoing the restore could not bring back was lost.
  expect(restored).toMatchObject({ trackCount: 3, leftOut: [], lost: [] });
  expect(await urisOf(listener, id)).toEqual([a, b, c]);
  // The import reads Spotify, so it would bring back d, a, b if the restore had not reached Spotify.
  await importAll(listener.api);
  expect(await urisOf(listener, id)).toEqual([a, b, c]);
  await api.expect(200, restoredVersion, "POST", `${path}/${restored.undoVersionId}/restore`);
  expect(await urisOf(listener, id)).toEqual([d, a, b]);
});

deepTest(
  "another person can upload an exported library file, with a body larger than other requests may have",
  async ({ listener, person }) => {
    await createLibrary(listener);
    const reply = await listener.api.send("GET", "/me/export");
    expect(reply.headers["content-disposition"]).toMatch(/^attachment; filename="tonearm-library-.+\.json"/);
    const file = libraryFile.parse(reply.json);
    const padding = Array.from({ length: 20_000 }, (_, number) => ({
      uri: `spotify:track:${String(number).padStart(22, "0")}`,
      title: "Padding",
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
    const wanted = file.playlists[0]?.items.map(item => item?.uri);
    expect(await urisOf(person, report.playlists[0]?.id ?? "")).toEqual(wanted);
    const csv = await person.api.send("GET", "/me/export?format=csv");
    expect(csv.headers["content-type"]).toContain("text/csv");
    expect(csv.text.split("\r\n").length).toBeGreaterThan(20_000);
    await person.api.expectProblem(400, "validation_failed", "GET", "/me/export?format=xml");
  },
);

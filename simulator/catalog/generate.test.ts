import { describe, expect, test } from "vitest";
import { simulate } from "../test-support";
import { generateCatalog } from "./generate";

const catalog = generateCatalog();
const ordinaryPlaylists = catalog.playlists.slice(0, 166);

describe("generated catalog", () => {
  test("The generated catalog has the size of a real library", () => {
    expect(catalog.tracks).toHaveLength(13_425);
    expect(catalog.artists).toHaveLength(10_250);
    expect(catalog.albums).toHaveLength(12_345);
    expect(ordinaryPlaylists.reduce((sum, playlist) => sum + playlist.trackIds.length, 0)).toBe(16_526);
  });

  test("The generated playlists have 35 to 650 tracks, about 80 in the middle, and no track twice", () => {
    const sizes = ordinaryPlaylists
      .map(playlist => playlist.trackIds.length)
      .sort((left, right) => left - right);
    expect(sizes[0]).toBeGreaterThanOrEqual(35);
    expect(sizes.at(-1)).toBeLessThanOrEqual(650);
    expect(sizes[83]).toBeGreaterThan(65);
    expect(sizes[83]).toBeLessThan(95);
    for (const { trackIds } of ordinaryPlaylists) expect(new Set(trackIds).size).toBe(trackIds.length);
  });

  test("A few generated artists have many tracks, and many have one", () => {
    const counts = new Map<string, number>();
    for (const artistId of catalog.tracks.flatMap(track => track.artistIds)) {
      counts.set(artistId, (counts.get(artistId) ?? 0) + 1);
    }
    const sorted = [...counts.values()].sort((left, right) => right - left);
    expect(sorted[0]).toBeGreaterThan(40);
    expect(sorted[0]).toBeLessThan(200);
    expect(counts.size).toBe(10_250);
    expect(Math.max(...catalog.tracks.map(track => track.artistIds.length))).toBe(3);
  });

  test("The generated ids have Spotify's form and are unique", () => {
    const ids = [...catalog.tracks, ...catalog.artists, ...catalog.albums, ...catalog.playlists].map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{22}$/);
  });

  test("The generated catalog is always the same for a seed and differs between seeds", () => {
    expect(generateCatalog().tracks[77]).toEqual(catalog.tracks[77]);
    expect(generateCatalog(1).tracks[77]).not.toEqual(catalog.tracks[77]);
  });

  test("The generated names of artists and playlists are unique", () => {
    expect(new Set(catalog.artists.map(({ name }) => name)).size).toBe(10_250);
    expect(new Set(catalog.playlists.map(({ name }) => name)).size).toBe(catalog.playlists.length);
  });
});

test("The demo catalog has a followed playlist, an empty one and one with unusual entries", async () => {
  const { signIn } = await simulate({ catalog });
  const api = await signIn();
  const { body } = await api.get("/me/playlists?offset=166");
  const [followed, empty, unusual] = body.items;
  expect(body.total).toBe(169);
  expect(followed.owner.id).not.toBe("listener");
  expect((await api.get(`/playlists/${followed.id}/items`)).status).toBe(403);
  expect(empty.items.total).toBe(0);
  const { items } = (await api.get(`/playlists/${unusual.id}/items?additional_types=track,episode`)).body;
  const uris = items.map(entry => entry.item?.uri ?? null);
  expect(uris.filter((uri: string | null) => uri === null)).toHaveLength(1);
  expect(uris.filter((uri: string | null) => uri?.startsWith("spotify:local:"))).toHaveLength(1);
  expect(uris.filter((uri: string | null) => uri?.startsWith("spotify:episode:"))).toHaveLength(1);
  expect(new Set(uris).size).toBe(uris.length - 1);
});

test("About one album in fifteen has no cover, and the others have a drawn one", async () => {
  const { signIn } = await simulate({ catalog });
  const api = await signIn();
  const { body } = await api.get("/me/tracks?limit=50");
  const covers = body.items.map(saved => saved.track.album.images);
  const withCover = covers.filter(images => images.length > 0);
  expect(withCover.length).toBeGreaterThan(40);
  const response = await fetch(withCover[0]?.[0].url ?? "");
  expect(response.headers.get("content-type")).toBe("image/svg+xml");
  expect(response.headers.get("cache-control")).toContain("max-age");
  expect(await response.text()).toMatch(/^<svg /);
});

import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { readCatalogFile } from "@/simulator/catalog/catalog-file";
import { startRestartable } from "../support/instances/restartable";
import { ownPorts } from "../support/instances/stacks";
import { expect, test } from "../support/test";
import { walk } from "../support/walk";

/** A catalog of real playlists; it lies beside the project on some machines only. */
const catalogFile = path.resolve("..", "shared", "catalog", "real-library.json.gz");
const playlistCount = 166;

test.skip(!existsSync(catalogFile), "This machine does not have the catalog.");
test.use({ baseURL: `http://127.0.0.1:${ownPorts.realLibrary}` });

test(`${playlistCount} real playlists are imported with every track in its place`, async ({ page }) => {
  const catalog = readCatalogFile(catalogFile);
  const playlists = catalog.playlists.slice(0, playlistCount);
  expect(playlists).toHaveLength(playlistCount);
  const instance = await startRestartable(ownPorts.realLibrary, {}, { ...catalog, playlists });
  try {
    await walk(page, instance);
    const readAll = async <Item>(path: string): Promise<Item[]> => {
      const items: Item[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const reply = await page.request.get(`/api/v1${path}?limit=100${cursor && `&cursor=${cursor}`}`);
        expect(reply.status()).toBe(200);
        const body = (await reply.json()) as { items: Item[]; nextCursor: string | null };
        items.push(...body.items);
        cursor = body.nextCursor;
      }
      return items;
    };
    const imported = await readAll<{ id: string; spotifyId: string; name: string }>("/playlists");
    expect(imported.map(({ spotifyId, name }) => ({ spotifyId, name }))).toEqual(
      playlists.map(({ id, name }) => ({ spotifyId: id, name })),
    );
    for (const [index, { id }] of imported.entries()) {
      const items = await readAll<{ song: { spotifyId: string } }>(`/playlists/${id}/tracks`);
      expect(items.map(item => item.song.spotifyId)).toEqual(playlists[index]?.trackIds);
    }
    // An open screen would log its failed requests.
    await page.goto("about:blank");
  } finally {
    await instance.close();
    rmSync(instance.dataDirectory, { recursive: true });
  }
});

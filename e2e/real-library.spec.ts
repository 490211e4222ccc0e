import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { real, realCatalog } from "./support/stacks";
import { expect, test } from "./support/test";
import { walk } from "./support/walk";

type Catalog = { playlists: { id: string; name: string; trackIds: string[] }[] };

test("166 real playlists are imported with every track in its place", { tag: "@real" }, async ({ page }) => {
  await walk(page, real);

  const { playlists } = JSON.parse(gunzipSync(readFileSync(realCatalog)).toString("utf8")) as Catalog;
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
});

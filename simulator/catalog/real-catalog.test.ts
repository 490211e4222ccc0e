import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { type Loose, simulate } from "../test-support";
import { readCatalogFile } from "./catalog-file";

const Path = resolve("../shared/catalog/real-library.json.gz");

test.skipIf(!existsSync(Path))(
  "a real library is served as it is in the file, every playlist in order",
  async () => {
    const file = readCatalogFile(Path);
    const { signIn } = await simulate({ catalog: Path });
    const api = await signIn();
    const served: string[] = [];
    for (let offset = 0; offset < file.playlists.length; offset += 50) {
      const { body } = await api.get(`/me/playlists?limit=50&offset=${offset}`);
      expect(body.total).toBe(file.playlists.length);
      served.push(...body.items.map(playlist => playlist.id));
    }
    expect(served).toEqual(file.playlists.map(playlist => playlist.id));
    let entries = 0;
    for (const playlist of file.playlists) {
      const ids: string[] = [];
      let next: string | null = `/playlists/${playlist.id}/items?limit=50`;
      while (next !== null) {
        const { body }: { body: Loose } = await api.get(next);
        ids.push(...body.items.map(({ item }) => item.id));
        next = body.next;
      }
      expect(ids).toEqual(playlist.trackIds);
      entries += ids.length;
    }
    expect(entries).toBe(16_526);
    const { body: liked } = await api.get("/me/tracks?limit=50&offset=450");
    expect(liked.total).toBe(500);
    expect(liked.items.map(({ track }) => track.id).at(-1)).toBe(file.tracks[499]?.id);
  },
);

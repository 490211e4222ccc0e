import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { sampleByDepth, sizeByDepth } from "@/testing/depth";
import { type LooseJson, simulate } from "../test-support";
import { type CatalogFile, readCatalogFile } from "./catalog-file";
import { generateCatalog } from "./generate";

/** Writes a catalog file without the optional fields, like an export of a real library. */
function writeGeneratedFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "simulator-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { tracks, artists, albums, playlists } = generateCatalog();
  const path = join(folder, "library.json.gz");
  const file: CatalogFile = { tracks, artists, albums, playlists: playlists.slice(0, 60) };
  writeFileSync(path, gzipSync(JSON.stringify(file)));
  return path;
}

/** The file of a real library, which may not be published. The test uses it on machines that have it. */
const realPath = "../shared/catalog/real-library.json.gz";

const files: [string, () => string][] = [["a generated", writeGeneratedFile]];
if (sizeByDepth(false, existsSync(realPath))) files.push(["a real", () => realPath]);

test.each(files)(
  "The library in %s .json.gz file is served unchanged and in order",
  { timeout: 120_000 },
  async (_, findPath) => {
    const path = findPath();
    const file = readCatalogFile(path);
    const { signIn } = await simulate({ catalog: path });
    const api = await signIn();
    const playlistIds: string[] = [];
    for (let offset = 0; offset < file.playlists.length; offset += 50) {
      const { body } = await api.get(`/me/playlists?limit=50&offset=${offset}`);
      expect(body.total).toBe(file.playlists.length);
      playlistIds.push(...body.items.map(playlist => playlist.id));
    }
    expect(playlistIds).toEqual(file.playlists.map(playlist => playlist.id));
    for (const playlist of sampleByDepth(file.playlists, 5)) {
      const trackIds: string[] = [];
      let next: string | null = `/playlists/${playlist.id}/items?limit=50`;
      while (next !== null) {
        const { body }: { body: LooseJson } = await api.get(next);
        trackIds.push(...body.items.map(({ item }) => item.id));
        next = body.next;
      }
      expect(trackIds).toEqual(playlist.trackIds);
    }
    const { body: liked } = await api.get("/me/tracks?limit=50&offset=450");
    expect(liked.total).toBe(500);
    expect(liked.items.map(({ track }) => track.id).at(-1)).toBe(file.tracks[499]?.id);
    if (path === realPath) {
      expect(file.playlists.flatMap(({ trackIds }) => trackIds)).toHaveLength(16_526);
    }
  },
);

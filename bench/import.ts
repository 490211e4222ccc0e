import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { jobContext, type UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { accessToken } from "@/lib/spotify/access-token";
import { pageSize } from "@/lib/spotify/catalog-client";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { maxWidth } from "@/lib/sync/import/pool";
import type { CatalogFile } from "@/simulator/catalog/catalog-file";
import { runImport } from "@/testing/library/imports";
import { createConnectedUser } from "@/testing/people";
import { catalogOf, range, trackId } from "@/testing/spotify/catalog";
import { ordinaryCatalog } from "@/testing/spotify/ordinary-day";
import { hasRealCatalog, realCatalog, withBenchEnvironment } from "./environment";
import { measureSeconds, median } from "./measure";
import { type Figure, report } from "./report";

/** Imports like a simple program, page by page and row by row, as a baseline for the import. */
async function importRowByRow(ctx: UserContext): Promise<number> {
  const client = getUserSpotifyClient(jobContext(ctx.userId, "baseline"));
  const { userId } = ctx;
  let entries = 0;
  for (let offset = 0, total = 1; offset < total; offset += pageSize) {
    const page = await client.playlists(offset);
    total = page.total ?? 0;
    for (const summary of page.items) {
      if (!summary || "isUnusable" in summary || !summary.items?.total) continue;
      const data = { name: summary.name ?? "", origin: "spotify", spotifyId: summary.id, userId } as const;
      const playlist = await prisma().playlist.create({ data });
      for (let start = 0; start < summary.items.total; start += pageSize) {
        for (const [index, entry] of (await client.playlistItems(summary.id, start)).items.entries()) {
          if (!entry?.item) continue;
          const { item, added_at } = entry;
          const artists = (item.artists ?? []).map(({ id, name }) => ({ id: id ?? null, name: name ?? "" }));
          const song = await prisma().song.upsert({
            where: { userId_uri: { userId, uri: item.uri } },
            create: {
              userId,
              uri: item.uri,
              title: item.name ?? "",
              durationMs: item.duration_ms ?? 0,
              artists,
            },
            update: {},
          });
          const row = {
            playlistId: playlist.id,
            position: start + index,
            songId: song.id,
            kind: "song",
          } as const;
          await prisma().playlistItem.create({ data: { ...row, addedAt: added_at ?? new Date() } });
          entries++;
        }
      }
    }
  }
  return entries;
}

const changeSettings = (simulatorUrl: string, patch: object) =>
  fetch(`${simulatorUrl}/_control/settings`, { method: "PATCH", body: JSON.stringify(patch) });

const playlistsOnly = { playlists: "all", likedSongs: false } as const;

async function completeImport(ctx: UserContext, options: Partial<ImportInput> = {}): Promise<SyncJob> {
  const job = await runImport(ctx, options);
  if (job.state !== "completed") throw new Error(`The import ended as ${job.state}: ${job.error?.detail}`);
  return job;
}

/** Fetches the pages that an import reads, and discards them. */
async function fetchPages(ctx: UserContext, simulatorUrl: string): Promise<void> {
  const { token } = await accessToken(ctx.userId);
  const headers = { authorization: `Bearer ${token}` };
  const get = async (path: string) => (await fetch(`${simulatorUrl}/v1${path}`, { headers })).text();
  type List = { total: number; items: { id: string; items: { total: number } | null }[] };
  const readList = async (offset: number) =>
    JSON.parse(await get(`/me/playlists?limit=${pageSize}&offset=${offset}`)) as List;
  const firstPage = await readList(0);
  const lists = [firstPage];
  for (let offset = pageSize; offset < firstPage.total; offset += pageSize)
    lists.push(await readList(offset));
  const pages = lists.flatMap(({ items }) =>
    items.flatMap(({ id, items: entries }) =>
      Array.from(
        { length: Math.max(1, Math.ceil((entries?.total ?? 0) / pageSize)) },
        (_, page) =>
          `/playlists/${id}/items?limit=${pageSize}&offset=${page * pageSize}&additional_types=track,episode`,
      ),
    ),
  );
  const fetchNext = async () => {
    for (let path = pages.shift(); path; path = pages.shift()) await get(path);
  };
  await Promise.all(Array.from({ length: maxWidth }, fetchNext));
}

async function measureLibraryImport(simulatorUrl: string): Promise<Figure[]> {
  const ctx = await createConnectedUser();
  const firstRun = await measureSeconds(() => completeImport(ctx, playlistsOnly));
  // In the second run caches are as warm as in the bare fetch after it.
  const secondRun = await measureSeconds(async () =>
    completeImport(await createConnectedUser(), playlistsOnly),
  );
  const bareFetch = await measureSeconds(() => fetchPages(ctx, simulatorUrl));
  const best = Math.min(firstRun.seconds, secondRun.seconds);
  const entries = firstRun.result.counts.added;
  const firstSync = await completeImport(ctx);
  const unchanged = await completeImport(ctx);
  const listPages = Math.ceil(unchanged.counts.playlists / pageSize);

  await changeSettings(simulatorUrl, { latencyMs: 40 });
  const delayed = await measureSeconds(async () =>
    completeImport(await createConnectedUser(), playlistsOnly),
  );
  const rowByRow = await measureSeconds(async () => importRowByRow(await createConnectedUser()));
  await changeSettings(simulatorUrl, { latencyMs: 0 });
  const speedup = rowByRow.seconds / delayed.seconds;
  const ratio = best / bareFetch.seconds;
  return [
    { name: "entries", value: entries, unit: "entries" },
    { name: "calls to Spotify", value: firstRun.result.spotifyCalls, unit: "calls" },
    { name: "40 ms latency: row by row", value: rowByRow.seconds, unit: "s" },
    { name: "40 ms latency: import", value: delayed.seconds, unit: "s" },
    {
      name: "40 ms latency: import is faster by",
      value: speedup,
      unit: "times",
      goal: "at least 8",
      met: speedup >= 8,
    },
    { name: "no latency: bare fetch of the same pages", value: bareFetch.seconds, unit: "s" },
    { name: "no latency: import", value: best, unit: "s" },
    {
      name: "no latency: import",
      value: entries / best,
      unit: "entries/s",
      goal: "at least 2,000",
      met: entries / best >= 2000,
    },
    {
      name: "no latency: import",
      value: ratio,
      unit: "times the bare fetch",
      goal: "at most 1.5",
      met: ratio <= 1.5,
    },
    { name: "first sync with liked songs", value: firstSync.spotifyCalls, unit: "calls" },
    {
      name: "sync of an unchanged library",
      value: unchanged.spotifyCalls,
      unit: "calls",
      goal: `at most ${listPages} + 3`,
      met: unchanged.spotifyCalls <= listPages + 3,
    },
  ];
}

/** Imports liked songs in a separate process and measures it. */
async function importLikedSongs(
  simulatorUrl: string,
  songs: number,
  run: number,
): Promise<{ seconds: number; peakMb: number }> {
  const id = `likes-${songs}-${run}`;
  const post = async (path: string, body: object) =>
    (await fetch(`${simulatorUrl}/_control/${path}`, { method: "POST", body: JSON.stringify(body) })).json();
  await post("users", { id, likedTrackIds: range(songs).map(trackId) });
  const app = (await post("apps", { developer: id })) as { clientId: string; clientSecret: string };
  const { userId } = await createConnectedUser(id, app);
  const job = await prisma().syncJob.create({
    data: { userId, kind: "import", options: { playlists: [], likedSongs: true } },
  });
  const child = spawn(process.execPath, ["--import", "tsx", "testing/processes/import.ts", job.id], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", data => {
    output += data;
  });
  await once(child.stdout, "data");
  const { seconds } = await measureSeconds(() => once(child, "close"));
  const stored = await prisma().likedSong.count({ where: { userId } });
  if (stored !== songs) throw new Error(`${stored} of ${songs} liked songs were imported`);
  return { seconds, peakMb: Number(output.split("\n")[1]) };
}

/** Returns the medians of three runs, because the peak memory depends on the moments of garbage collection. */
async function measureLikedSongs(simulatorUrl: string, songs: number) {
  const runs = [];
  for (let run = 0; run < 3; run++) runs.push(await importLikedSongs(simulatorUrl, songs, run));
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    peakMb: median(runs.map(({ peakMb }) => peakMb)),
  };
}

async function measureGrowth(simulatorUrl: string): Promise<Figure[]> {
  const smaller = await measureLikedSongs(simulatorUrl, 10_000);
  const larger = await measureLikedSongs(simulatorUrl, 100_000);
  const time = larger.seconds / smaller.seconds;
  const memory = larger.peakMb / smaller.peakMb;
  return [
    { name: "10,000 liked songs", value: smaller.seconds, unit: "s" },
    { name: "100,000 liked songs", value: larger.seconds, unit: "s" },
    { name: "time grows by", value: time, unit: "times", goal: "at most 11", met: time <= 11 },
    { name: "10,000 liked songs: peak memory", value: smaller.peakMb, unit: "MB" },
    { name: "100,000 liked songs: peak memory", value: larger.peakMb, unit: "MB" },
    { name: "peak memory grows by", value: memory, unit: "times", goal: "at most 1.3", met: memory <= 1.3 },
  ];
}

/** Returns the real catalog if it exists, otherwise a generated one, with 100,000 tracks that can be liked. */
function catalogWithManyTracks(): CatalogFile {
  if (!hasRealCatalog()) return ordinaryCatalog(100_000);
  const library = JSON.parse(gunzipSync(readFileSync(realCatalog)).toString()) as CatalogFile;
  const { tracks, artists, albums } = catalogOf(100_000);
  return {
    ...library,
    tracks: [...library.tracks, ...tracks],
    artists: [...library.artists, ...artists],
    albums: [...library.albums, ...albums],
  };
}

/** `npm run bench import`: a whole library, an unchanged library, and the growth of time and memory with its size. */
export async function main(jsonFile?: string): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-bench-catalog-"));
  const catalog = path.join(directory, "catalog.json");
  writeFileSync(catalog, JSON.stringify(catalogWithManyTracks()));
  try {
    await withBenchEnvironment(async url => {
      const figures = [...(await measureLibraryImport(url)), ...(await measureGrowth(url))];
      report(`Import, ${hasRealCatalog() ? "real" : "generated"} catalog`, figures, jsonFile);
      await closeQueue();
    }, catalog);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

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
import { catalogOf, range, trackId } from "@/testing/catalog";
import { runImport } from "@/testing/imports";
import { ordinaryCatalog } from "@/testing/ordinary-day";
import { createConnectedUser } from "@/testing/people";
import { type Figure, report } from "./report";
import { hasRealCatalog, onStage, realCatalog } from "./stage";

/** What people write first: page after page, row after row. */
async function importRowByRow(ctx: UserContext): Promise<number> {
  const client = getUserSpotifyClient(jobContext(ctx.userId, "baseline"));
  const { userId } = ctx;
  let entries = 0;
  for (let offset = 0, total = 1; offset < total; offset += pageSize) {
    const page = await client.playlists(offset);
    total = page.total;
    for (const summary of page.items) {
      if (!summary || summary === "malformed" || !("items" in summary) || !summary.items) continue;
      const data = { name: summary.name, origin: "spotify", spotifyId: summary.id, userId } as const;
      const playlist = await prisma().playlist.create({ data });
      for (let at = 0; at < summary.items.total; at += pageSize) {
        for (const [index, entry] of (await client.playlistItems(summary.id, at)).items.entries()) {
          if (entry === "malformed" || !entry.item) continue;
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
            position: at + index,
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

const settings = (simulatorUrl: string, patch: object) =>
  fetch(`${simulatorUrl}/_control/settings`, { method: "PATCH", body: JSON.stringify(patch) });

async function seconds<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const started = performance.now();
  return { result: await work(), seconds: (performance.now() - started) / 1000 };
}

const libraryOnly = { playlists: "all", likedSongs: false } as const;

async function importOnce(ctx: UserContext, options: Partial<ImportInput> = {}): Promise<SyncJob> {
  const job = await runImport(ctx, options);
  if (job.state !== "completed") throw new Error(`The import ended as ${job.state}: ${job.error?.detail}`);
  return job;
}

/** The pages that an import reads, fetched as fast as `fetch` goes and thrown away. */
async function fetchPages(ctx: UserContext, simulatorUrl: string): Promise<void> {
  const { token } = await accessToken(ctx.userId);
  const headers = { authorization: `Bearer ${token}` };
  const get = async (path: string) => (await fetch(`${simulatorUrl}/v1${path}`, { headers })).text();
  type List = { total: number; items: { id: string; items: { total: number } | null }[] };
  const readList = async (offset: number) =>
    JSON.parse(await get(`/me/playlists?limit=${pageSize}&offset=${offset}`)) as List;
  const first = await readList(0);
  const lists = [first];
  for (let offset = pageSize; offset < first.total; offset += pageSize) lists.push(await readList(offset));
  const pages = lists.flatMap(({ items }) =>
    items.flatMap(({ id, items: entries }) =>
      Array.from(
        { length: Math.max(1, Math.ceil((entries?.total ?? 0) / pageSize)) },
        (_, page) =>
          `/playlists/${id}/items?limit=${pageSize}&offset=${page * pageSize}&additional_types=track,episode`,
      ),
    ),
  );
  const lane = async () => {
    for (let path = pages.shift(); path; path = pages.shift()) await get(path);
  };
  await Promise.all(Array.from({ length: maxWidth }, lane));
}

async function wholeLibrary(simulatorUrl: string): Promise<Figure[]> {
  const ctx = await createConnectedUser();
  const ours = await seconds(() => importOnce(ctx, libraryOnly));
  // Once more with everything warm, as the baseline is then.
  const again = await seconds(async () => importOnce(await createConnectedUser(), libraryOnly));
  const bare = await seconds(() => fetchPages(ctx, simulatorUrl));
  const best = Math.min(ours.seconds, again.seconds);
  const entries = ours.result.counts.added;
  const resync = await importOnce(ctx);
  const unchanged = await importOnce(ctx);
  const listPages = Math.ceil(unchanged.counts.playlists / pageSize);

  await settings(simulatorUrl, { latencyMs: 40 });
  const late = await seconds(async () => importOnce(await createConnectedUser(), libraryOnly));
  const rowByRow = await seconds(async () => importRowByRow(await createConnectedUser()));
  await settings(simulatorUrl, { latencyMs: 0 });
  const times = rowByRow.seconds / late.seconds;
  const overBare = best / bare.seconds;
  return [
    { name: "entries", value: entries, unit: "entries" },
    { name: "calls to Spotify", value: ours.result.spotifyCalls, unit: "calls" },
    { name: "40 ms: page by page, row by row", value: rowByRow.seconds, unit: "s" },
    { name: "40 ms: import", value: late.seconds, unit: "s" },
    { name: "40 ms: faster by", value: times, unit: "times", goal: "at least 8", met: times >= 8 },
    { name: "0 ms: bare fetch of the same pages", value: bare.seconds, unit: "s" },
    { name: "0 ms: import", value: best, unit: "s" },
    {
      name: "0 ms: entries",
      value: entries / best,
      unit: "a second",
      goal: "at least 2,000",
      met: entries / best >= 2000,
    },
    {
      name: "0 ms: over bare fetch",
      value: overBare,
      unit: "times",
      goal: "at most 1.5",
      met: overBare <= 1.5,
    },
    { name: "first sync with liked songs", value: resync.spotifyCalls, unit: "calls" },
    {
      name: "sync of what has not changed",
      value: unchanged.spotifyCalls,
      unit: "calls",
      goal: `at most ${listPages} + 3`,
      met: unchanged.spotifyCalls <= listPages + 3,
    },
  ];
}

/** Imports liked songs in a process of its own. */
async function likedSongsOnce(
  simulatorUrl: string,
  songs: number,
  run: number,
): Promise<{ seconds: number; megabytes: number }> {
  const id = `likes-${songs}-${run}`;
  const post = async (path: string, body: object) =>
    (await fetch(`${simulatorUrl}/_control/${path}`, { method: "POST", body: JSON.stringify(body) })).json();
  await post("users", { id, likedTrackIds: range(songs).map(trackId) });
  const app = (await post("apps", { developer: id })) as { clientId: string; clientSecret: string };
  const { userId } = await createConnectedUser(id, app);
  const job = await prisma().syncJob.create({
    data: { userId, kind: "import", options: { playlists: [], likedSongs: true } },
  });
  const child = spawn(process.execPath, ["--import", "tsx", "testing/import-process.ts", job.id], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", data => {
    said += data;
  });
  await once(child.stdout, "data");
  const { seconds: taken } = await seconds(() => once(child, "close"));
  const stored = await prisma().likedSong.count({ where: { userId } });
  if (stored !== songs) throw new Error(`${stored} of ${songs} liked songs arrived`);
  return { seconds: taken, megabytes: Number(said.split("\n")[1]) };
}

const middle = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** The medians of three runs: how much memory a process takes depends on when it tidies up. */
async function likedSongs(simulatorUrl: string, songs: number) {
  const runs = [];
  for (let run = 0; run < 3; run++) runs.push(await likedSongsOnce(simulatorUrl, songs, run));
  return {
    seconds: middle(runs.map(({ seconds }) => seconds)),
    megabytes: middle(runs.map(({ megabytes }) => megabytes)),
  };
}

async function growth(simulatorUrl: string): Promise<Figure[]> {
  const few = await likedSongs(simulatorUrl, 10_000);
  const many = await likedSongs(simulatorUrl, 100_000);
  const time = many.seconds / few.seconds;
  const memory = many.megabytes / few.megabytes;
  return [
    { name: "10,000 liked songs", value: few.seconds, unit: "s" },
    { name: "100,000 liked songs", value: many.seconds, unit: "s" },
    { name: "time grows by", value: time, unit: "times", goal: "at most 11", met: time <= 11 },
    { name: "10,000 liked songs: peak memory", value: few.megabytes, unit: "MB" },
    { name: "100,000 liked songs: peak memory", value: many.megabytes, unit: "MB" },
    { name: "peak memory grows by", value: memory, unit: "times", goal: "at most 1.3", met: memory <= 1.3 },
  ];
}

/** The real catalogue where it is there, and beside its playlists 100,000 tracks to be liked. */
function catalogWithManyTracks(): CatalogFile {
  const { tracks, artists, albums } = catalogOf(100_000);
  const library = hasRealCatalog()
    ? (JSON.parse(gunzipSync(readFileSync(realCatalog)).toString()) as CatalogFile)
    : ordinaryCatalog(100_000);
  if (!hasRealCatalog()) return library;
  return {
    ...library,
    tracks: [...library.tracks, ...tracks],
    artists: [...library.artists, ...artists],
    albums: [...library.albums, ...albums],
  };
}

/** `npm run bench import`: a whole library, a library that has not changed, and how the time grows with its size. */
export async function main(jsonFile?: string): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-bench-catalog-"));
  const catalog = path.join(directory, "catalog.json");
  writeFileSync(catalog, JSON.stringify(catalogWithManyTracks()));
  try {
    await onStage(async url => {
      const figures = [...(await wholeLibrary(url)), ...(await growth(url))];
      report(`Import of ${hasRealCatalog() ? "the real" : "a generated"} catalogue`, figures, jsonFile);
      await closeQueue();
    }, catalog);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

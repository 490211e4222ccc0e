import type { UserContext } from "@/lib/platform/context";
import { prisma } from "@/lib/platform/db";
import { pageSize } from "@/lib/spotify/catalogue-client";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getJob } from "@/lib/sync/get-job";
import { importJob } from "@/lib/sync/import-job";
import { somebodyConnected } from "@/lib/testing/people";
import { type Figure, report } from "./report";
import { hasRealCatalog, onStage } from "./stage";

/** What people write first: page after page, row after row. */
async function importRowByRow(ctx: UserContext): Promise<number> {
  const client = getUserSpotifyClient({
    ...ctx,
    actor: { kind: "job", userId: ctx.userId, jobId: "baseline" },
  });
  const { userId } = ctx;
  let entries = 0;
  for (let offset = 0, total = 1; offset < total; offset += pageSize) {
    const page = await client.playlists(offset);
    total = page.total;
    for (const summary of page.items) {
      if (!summary || summary === "malformed" || !summary.items) continue;
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

/** Runs work and samples how far the memory of this process grows meanwhile. */
async function measured<T>(
  work: () => Promise<T>,
): Promise<{ result: T; seconds: number; growthMb: number }> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let highest = before;
  const sampler = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  const started = performance.now();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  clearInterval(sampler);
  return { result, seconds, growthMb: (Math.max(highest, process.memoryUsage.rss()) - before) / 1024 / 1024 };
}

/** `npm run bench import`: a whole library from the simulator at no latency, beside an import page by page and row by row. */
export const main = (jsonFile?: string): Promise<void> =>
  onStage(async () => {
    const ctx = await somebodyConnected();
    const job = await prisma().syncJob.create({
      data: { userId: ctx.userId, kind: "import", options: { playlists: "all", likedSongs: false } },
    });
    const ours = await measured(() => importJob.handle({ jobId: job.id }));
    const done = await getJob(ctx, job.id);
    if (done.state !== "completed")
      throw new Error(`The import ended as ${done.state}: ${done.error?.detail}`);
    const baseline = await measured(async () => importRowByRow(await somebodyConnected()));
    const perSecond = done.counts.added / ours.seconds;
    const baselinePerSecond = baseline.result / baseline.seconds;
    const figures: Figure[] = [
      { name: "entries imported", value: done.counts.added, unit: "entries" },
      { name: "calls to Spotify", value: done.spotifyCalls, unit: "calls" },
      { name: "import", value: perSecond, unit: "entries/s", goal: "at least 2,000", met: perSecond >= 2000 },
      {
        name: "memory growth",
        value: ours.growthMb,
        unit: "MB",
        goal: "under 150",
        met: ours.growthMb < 150,
      },
      { name: "baseline: page by page, row by row", value: baselinePerSecond, unit: "entries/s" },
      { name: "import over baseline", value: perSecond / baselinePerSecond, unit: "times" },
    ];
    report(
      `Import of ${hasRealCatalog() ? "the real" : "a generated"} catalogue, no latency`,
      figures,
      jsonFile,
    );
  });

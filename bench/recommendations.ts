import type { UserContext } from "@/lib/core/context";
import { inBackground, sql } from "@/lib/platform/db";
import { listRecommendations } from "@/lib/recommendations/list-recommendations";
import { type RecommendationKind, recommendationKinds } from "@/lib/schemas/recommendations";
import { refreshFigures } from "@/lib/statistics/refresh-figures";
import { seededRandom, shuffled } from "@/simulator/random";
import { withBenchEnvironment } from "./environment";
import { measureMs, quantile } from "./measure";
import { createListener, type Listener } from "./recommendations/listener";
import { storeLargeHistory, storeListener } from "./recommendations/store-listener";
import { type Figure, figure, report } from "./report";

const day = 86_400_000;
const listeners = 12;
const shown = 20;
const goalMs = 150;

/** The songs that a kind may recommend, and the ones of them that turned out to be right. */
type Task = { seed?: string; pool: number[]; wanted: Set<number> };

/** Builds the question of a kind about a listener: what of its pool is played, not skipped, in the held-out weeks? */
function tasksOf(kind: RecommendationKind, { songs, streams }: Listener, ids: string[]): Task[] {
  const past = streams.filter(({ at }) => at > 0);
  const future = streams.filter(({ at, skipped }) => at <= 0 && !skipped);
  const last = new Map(past.filter(({ skipped }) => !skipped).map(({ song, at }) => [song, at]));
  const all = [...songs.keys()];
  const silent = (days: number) => all.filter(song => (last.get(song) ?? 0) > days * day);
  const wanted = new Set(future.map(({ song }) => song));
  if (kind === "forgotten") return [{ pool: silent(90), wanted }];
  if (kind === "mix") return [{ pool: silent(60), wanted }];
  if (kind === "deeper") return [{ pool: all.filter(song => !last.has(song)), wanted }];
  const seeds = [...wanted].filter(song => last.has(song)).slice(0, 10);
  return seeds.map(seed => {
    const sessions = new Set(future.filter(({ song }) => song === seed).map(({ session }) => session));
    const near = future.filter(({ session }) => sessions.has(session)).map(({ song }) => song);
    return { seed: ids[seed] ?? "", pool: all.filter(song => song !== seed), wanted: new Set(near) };
  });
}

type Rates = Record<"tonearm" | "mostPlayed" | "random", number[]>;

/** Compares each kind with the songs of its pool that were played most, and with random ones. */
async function measureHits(): Promise<Map<RecommendationKind, Rates>> {
  const rates = new Map<RecommendationKind, Rates>(
    recommendationKinds.map(kind => [kind, { tonearm: [], mostPlayed: [], random: [] }]),
  );
  for (let number = 0; number < listeners; number++) {
    const random = seededRandom(number + 1);
    const listener = createListener(random);
    const { ctx, ids } = await inBackground(() => storeListener(listener));
    await refreshFigures(ctx.userId);
    const plays = listener.songs.map(() => 0);
    const albumPlays = new Map<string, number>();
    for (const { song, at, skipped } of listener.streams) {
      if (at <= 0 || skipped) continue;
      plays[song] = (plays[song] ?? 0) + 1;
      const artist = listener.songs[song]?.artist ?? "";
      albumPlays.set(artist, (albumPlays.get(artist) ?? 0) + 1);
    }
    // Songs that were never played stand in the order of their artists.
    const weight = (song: number) =>
      (plays[song] ?? 0) + (albumPlays.get(listener.songs[song]?.artist ?? "") ?? 0) / 1e6;
    for (const kind of recommendationKinds)
      for (const { seed, pool, wanted } of tasksOf(kind, listener, ids)) {
        const { items } = await listRecommendations(ctx, { kind, seed, limit: shown });
        const share = (songs: readonly number[]) =>
          songs.length === 0 ? 0 : songs.filter(song => wanted.has(song)).length / songs.length;
        const found = rates.get(kind);
        found?.tonearm.push(share(items.map(({ song }) => ids.indexOf(song.id))));
        found?.mostPlayed.push(share(pool.toSorted((a, b) => weight(b) - weight(a)).slice(0, shown)));
        found?.random.push(share(shuffled(random, pool).slice(0, shown)));
      }
  }
  return rates;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

async function measureTimes(ctx: UserContext): Promise<Figure[]> {
  const songs = await sql<{ id: string }>(
    "SELECT song_id AS id FROM statistics_songs WHERE user_id = $1 ORDER BY plays DESC LIMIT 200",
    [ctx.userId],
  );
  const [playlist] = await sql<{ id: string }>("SELECT id FROM playlists WHERE user_id = $1 LIMIT 1", [
    ctx.userId,
  ]);
  const cases: [string, (round: number) => Parameters<typeof listRecommendations>[1]][] = [
    ...recommendationKinds.map(
      kind =>
        [kind, () => ({ kind, limit: 50 })] satisfies [
          string,
          () => Parameters<typeof listRecommendations>[1],
        ],
    ),
    ["together, with a song", round => ({ kind: "together", seed: songs[round]?.id, limit: 50 })],
    ["together, with a playlist", () => ({ kind: "together", seed: playlist?.id, limit: 50 })],
  ];
  const figures: Figure[] = [];
  for (const [name, query] of cases) {
    const times: number[] = [];
    for (let round = -5; round < 40; round++) {
      const ms = await measureMs(() => listRecommendations(ctx, query(Math.max(0, round))));
      if (round >= 0) times.push(ms);
    }
    const p95 = quantile(times, 0.95);
    figures.push(
      { name: `${name}: median`, value: quantile(times, 0.5), unit: "ms" },
      figure(`${name}: p95`, p95, "ms", `at most ${goalMs}`, p95 <= goalMs),
    );
  }
  return figures;
}

/**
 * `npm run bench recommendations`: the share of 20 recommended songs that generated listeners play in the four weeks after their history,
 * and the time of each kind over 500,000 plays of 20,000 songs.
 */
export async function main(jsonFile?: string): Promise<void> {
  await withBenchEnvironment(async () => {
    const rates = await measureHits();
    console.log(`\nHit rate at ${shown}, mean of ${listeners} generated listeners`);
    console.table(
      [...rates].map(([kind, { tonearm, mostPlayed, random }]) => ({
        kind,
        Tonearm: mean(tonearm).toFixed(3),
        "most played": mean(mostPlayed).toFixed(3),
        random: mean(random).toFixed(3),
      })),
    );
    const hits = [...rates].flatMap(([kind, { tonearm, random }]) =>
      figure(
        `${kind}: hit rate at ${shown}`,
        mean(tonearm),
        "",
        "at least twice random",
        mean(tonearm) >= 2 * mean(random),
      ),
    );
    const ctx = await inBackground(() => storeLargeHistory(20_000, 500_000));
    await refreshFigures(ctx.userId);
    await sql("VACUUM ANALYZE statistics_songs, statistics_months, plays");
    report("Recommendations", [...hits, ...(await measureTimes(ctx))], jsonFile);
  });
}

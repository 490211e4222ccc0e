import type { UserContext } from "@/lib/core/context";
import { listDuplicates } from "@/lib/library/duplicates/list-duplicates";
import { listSongs } from "@/lib/library/list-songs";
import { sql } from "@/lib/platform/db";
import { librarySort } from "@/lib/schemas/library";
import { measureMs, median, quantile } from "../measure";
import type { Figure } from "../report";

const limit = 100;

/** A page by plays as it is without a kept count: all plays of the person are counted for it. */
const countedSql = `SELECT s.id, count(p.id) AS plays FROM songs s LEFT JOIN plays p ON p.song_id = s.id
  WHERE s.user_id = $1 GROUP BY s.id ORDER BY plays DESC, s.title COLLATE by_name, s.id LIMIT ${limit}`;

const filters = [
  "added:2024",
  "playlist:a",
  "liked",
  "love",
  "liked love",
  "artist:a added:2026",
  "year:1990-1999",
  "added:2026",
];

/** Measures the screens of all songs and of duplicates, and filters of the search, with 100,000 songs. */
export async function measureSongPages(userId: string, songs: number): Promise<Figure[]> {
  const ctx = { userId, locale: "en" } as UserContext;
  const times = async (run: () => Promise<unknown>, rounds = 5) => {
    await run();
    const found: number[] = [];
    for (let round = 0; round < rounds; round++) found.push(await measureMs(run));
    return found;
  };
  const figures: Figure[] = [];
  for (const [name, from] of [
    ["first page", 0],
    ["page in the middle", Math.floor(songs / 2)],
  ] as const) {
    const all: number[] = [];
    for (const sort of librarySort.options)
      for (const order of ["asc", "desc"] as const) {
        const found = await times(() => listSongs(ctx, { limit, sort, order, from }));
        if (process.env.SHOW_TIMES) console.log(name, sort, order, median(found).toFixed(1));
        all.push(...found);
      }
    figures.push({ name: `all songs: ${name}, any order: median`, value: median(all), unit: "ms" });
    figures.push({ name: `all songs: ${name}, any order: p95`, value: quantile(all, 0.95), unit: "ms" });
  }
  const counted = await times(() => sql(countedSql, [userId]));
  figures.push({
    name: "all songs: baseline, plays counted for the page",
    value: median(counted),
    unit: "ms",
  });
  for (const q of filters)
    figures.push({
      name: `all songs: filter ${q}`,
      value: median(await times(() => listSongs(ctx, { limit, q }))),
      unit: "ms",
    });
  for (const kind of ["repeated", "sameRecording"] as const)
    figures.push({
      name: `duplicates: ${kind}`,
      value: median(await times(() => listDuplicates(ctx, { kind, limit: 50 }), 3)),
      unit: "ms",
    });
  return figures;
}

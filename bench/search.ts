import type { UserContext } from "@/lib/core/context";
import { parseSearch } from "@/lib/library/search/parse-search";
import { prefixTerm, termQuery } from "@/lib/library/search/term-query";
import { songSql } from "@/lib/library/song-sql";
import { inBackground, sql, withWorkload } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { searchKind } from "@/lib/schemas/search";
import { searchLibrary } from "@/lib/search/search-library";
import { runImport } from "@/testing/library/imports";
import { createConnectedUser } from "@/testing/people";
import { hasRealCatalog, withBenchEnvironment } from "./environment";
import { alternate, measureMs, measureSeconds, median, quantile } from "./measure";
import { type Figure, figure, report } from "./report";
import { type BenchSong, expectations, readSongs, typedTexts } from "./search/catalog";
import { createHabits, createIndexes, createLibrary, dropIndexes, storeCatalog } from "./search/libraries";
import { measureSongPages } from "./search/song-pages";

/** Searches with the connections that requests use for it. */
const find = (userId: string, q: string) =>
  withWorkload({ pool: "search" }, async () => {
    const input = { q, kinds: searchKind.options, limit: 10 };
    return (await searchLibrary({ userId, locale: "en" } as UserContext, input)).results;
  });

/** Measures how far up the expected song is: 1 when always first, 0.5 when always second. */
async function measureRanks(songs: BenchSong[]): Promise<Figure[]> {
  const userId = await inBackground(() => createLibrary(songs.length));
  await inBackground(() => createHabits(userId));
  const ranks = new Map<string, number[]>();
  for (const { rule, q, isWanted } of expectations(songs)) {
    const place = (await find(userId, q)).songs?.items.findIndex(isWanted) ?? -1;
    if (process.env.SHOW_MISSES && place !== 0) console.log(rule, JSON.stringify(q), place + 1);
    ranks.set(rule, [...(ranks.get(rule) ?? []), place < 0 ? 0 : 1 / (place + 1)]);
  }
  const total = [...ranks.values()].flat().length;
  return [
    figure("searches by rule", total, "searches", "at least 200", total >= 200),
    ...[...ranks].map(([rule, values]) => {
      const goal = rule === "exact title" ? 0.95 : 0.9;
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return figure(`mean reciprocal rank, ${rule}`, mean, "", `at least ${goal}`, mean >= goal);
    }),
  ];
}

/** SQL as one writes it by hand for the same index: counts the songs, and lists ten by title. */
const rawSql = `WITH matching AS MATERIALIZED (SELECT * FROM songs s WHERE user_id = $1 AND song_terms(user_id, search_text) @@ $2::tsquery)
  SELECT (SELECT count(*) FROM matching), (SELECT json_agg(page) FROM (
    SELECT ${songSql("row", "en")} FROM matching row ORDER BY starts_with(search_text, $3) DESC, title, id LIMIT 10) page)`;

async function measureTyping(
  userId: string,
  texts: string[],
  goalMs: number,
  name: string,
): Promise<Figure[]> {
  const raw = (q: string) => {
    const { words } = parseSearch(q);
    const terms = words.length > 0 ? termQuery(userId, words, null) : prefixTerm(userId, "0");
    return sql(rawSql, [userId, terms, words.flatMap(({ parts }) => parts).join(" ")]);
  };
  for (const q of texts.slice(0, 20)) await Promise.all([find(userId, q), raw(q)]);
  const [own, baseline]: [number[], number[]] = [[], []];
  for (const q of texts) {
    own.push(await measureMs(() => find(userId, q)));
    baseline.push(await measureMs(() => raw(q)));
  }
  const [p95, rawP95] = [quantile(own, 0.95), quantile(baseline, 0.95)];
  return [
    { name: `${name}: median while typing`, value: median(own), unit: "ms" },
    figure(`${name}: p95 while typing`, p95, "ms", `at most ${goalMs}`, p95 <= goalMs),
    { name: `${name}: baseline, raw SQL: median`, value: median(baseline), unit: "ms" },
    { name: `${name}: baseline, raw SQL: p95`, value: rawP95, unit: "ms" },
    figure(`${name}: p95`, p95 / rawP95, "times raw SQL", "at most 1.5", p95 <= rawP95 * 1.5),
  ];
}

const keystrokeMs = 300;

/** Lets people type at the same time, a key after each pause. */
async function measureCrowd(people: string[], texts: string[]): Promise<Figure> {
  const times: number[] = [];
  await Promise.all(
    people.map(async (userId, index) => {
      await new Promise(resolve => setTimeout(resolve, (index * keystrokeMs) / people.length));
      for (const q of texts.slice(index, index + 20)) {
        const ms = await measureMs(() => find(userId, q));
        times.push(ms);
        await new Promise(resolve => setTimeout(resolve, Math.max(0, keystrokeMs - ms)));
      }
    }),
  );
  const p95 = quantile(times, 0.95);
  return figure(`${people.length} people type at once: p95`, p95, "ms", "at most 150", p95 <= 150);
}

async function measureImport(): Promise<Figure[]> {
  const importLibrary = async () => {
    const ctx = await createConnectedUser();
    return (await measureSeconds(() => runImport(ctx, { playlists: "all", likedSongs: false }))).seconds;
  };
  const pairs = await alternate({ warmUp: 1, rounds: 3 }, importLibrary, async () => {
    await dropIndexes();
    try {
      return await importLibrary();
    } finally {
      await createIndexes();
    }
  });
  const [indexed, bare] = [median(pairs.map(([first]) => first)), median(pairs.map(([, second]) => second))];
  const slower = (indexed / bare - 1) * 100;
  return [
    { name: "import without the indexes of the search", value: bare, unit: "s" },
    { name: "import", value: indexed, unit: "s" },
    figure("import is slower by", slower, "%", "at most 15", slower <= 15),
  ];
}

/** Fills the instance with the libraries of other people, of 10,000 songs each. The indexes are built afterwards, which is faster. */
async function fillInstance(songs: number) {
  await dropIndexes();
  const large = await createLibrary(Math.min(100_000, songs));
  const people: string[] = [];
  for (let count = 100_000; count < songs || people.length < 50; count += 10_000)
    people.push(await createLibrary(10_000));
  for (const userId of [large, ...people.slice(0, 50)]) await createHabits(userId);
  const { seconds } = await measureSeconds(createIndexes);
  await sql("VACUUM ANALYZE songs, library_songs, liked_songs, playlists, playlist_items, plays");
  const [size] = await sql<{ mb: number }>("SELECT pg_relation_size('songs_terms_idx') / 1048576.0 AS mb");
  return { large, people, seconds, indexMb: Number(size?.mb) };
}

/** `npm run bench search [--songs COUNT]`: ranks, time while typing in an instance of 5 million songs, and the cost of the indexes. */
export async function main(jsonFile?: string, parameters: string[] = []): Promise<void> {
  const option = parameters.indexOf("--songs");
  const instanceSongs = option >= 0 ? Number(parameters[option + 1]) : 5_000_000;
  await withBenchEnvironment(async () => {
    const songs = readSongs();
    const imports = await measureImport();
    await inBackground(() => storeCatalog(songs));
    const ranks = await measureRanks(songs);
    const { large, people, seconds, indexMb } = await inBackground(() => fillInstance(instanceSongs));
    const texts = typedTexts(songs, 40);
    const figures = [
      ...ranks,
      ...imports,
      { name: "songs of the instance", value: instanceSongs, unit: "songs" },
      { name: "building the indexes", value: seconds, unit: "s" },
      { name: "size of the index of terms", value: indexMb, unit: "MB" },
      ...(await measureTyping(large, texts, 25, "100,000 songs")),
      ...(await inBackground(() => measureSongPages(large, Math.min(100_000, instanceSongs)))),
      ...(await measureTyping(people[0] ?? "", texts, 5, "10,000 songs")),
      await measureCrowd(people.slice(0, 50), texts),
    ];
    report(`Search, ${hasRealCatalog() ? "real" : "generated"} catalog`, figures, jsonFile);
    await closeQueue();
  });
}

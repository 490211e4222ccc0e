import { randomUUID } from "node:crypto";
import { jobContext, type UserContext } from "@/lib/core/context";
import { inBackground, sql } from "@/lib/platform/db";
import { addDays, countDays } from "@/lib/schemas/days";
import { getCalendar } from "@/lib/statistics/get-calendar";
import { getClock } from "@/lib/statistics/get-clock";
import { getStatistics } from "@/lib/statistics/get-statistics";
import { listTop } from "@/lib/statistics/list-top";
import { refreshFigures } from "@/lib/statistics/refresh-figures";
import { seededRandom } from "@/simulator/random";
import { withBenchEnvironment } from "./environment";
import { measureMs, measureSeconds, median, quantile } from "./measure";
import { type Figure, figure, report } from "./report";

const lastDay = "2026-11-27";
const playsADay = 137;

type Listener = { ctx: UserContext; firstDay: string };

/** Fills a library, of which a twelfth makes half of the plays. */
async function createListener(plays: number): Promise<Listener> {
  const userId = randomUUID();
  const songs = Math.round(60 * Math.sqrt(plays));
  await sql(
    "INSERT INTO users (id, email, username, time_zone) VALUES ($1::uuid, $1::text, 'bench', 'Europe/Paris')",
    [userId],
  );
  await sql(
    `INSERT INTO songs (user_id, uri, spotify_id, title, duration_ms, artists, album_name, isrc, search_text)
     SELECT $1, 'spotify:track:' || n, n, 'Song ' || n % ($2 * 9 / 10), 200000,
       jsonb_build_array(jsonb_build_object('id', null, 'name', 'Artist ' || n % ($2 / 8))), 'Album ' || n % ($2 / 3), 'ISRC' || n, ''
     FROM generate_series(1, $2::int) n`,
    [userId, songs],
  );
  const [added] = await sql<{ id: string }>(
    "INSERT INTO history_imports (user_id, state) VALUES ($1, 'completed') RETURNING id",
    [userId],
  );
  const firstDay = addDays(lastDay, -Math.floor(plays / playsADay));
  await sql("SELECT setseed(0.5)");
  await sql(
    `INSERT INTO plays (user_id, song_id, import_id, started_at, ended_at, played_at, ms_played, is_skipped, source)
     SELECT $1, ids[1 + floor(chance ^ 3 * cardinality(ids))::int], $2, start, start + ms * interval '1 ms', start + ms * interval '1 ms', ms, ms < 40000, 'bench'
     FROM (SELECT array_agg(id ORDER BY id) AS ids FROM songs WHERE user_id = $1) library, LATERAL (
       SELECT $3::date + n / ${playsADay} + interval '7 hours' + (n % ${playsADay}) * interval '6 minutes' + random() * interval '2 minutes' AS start,
         (random() * 240000)::int AS ms, random() AS chance
       FROM generate_series(0, $4::int - 1) n OFFSET 0) rows`,
    [userId, added?.id, firstDay, plays],
  );
  return { ctx: jobContext(userId, "bench"), firstDay };
}

type Period = { from?: string; to?: string };

/** Loads everything that the page loads at once. */
const loadPage = (ctx: UserContext, period: Period) =>
  Promise.all([
    getStatistics(ctx, { ...period, merge: true }),
    listTop(ctx, { ...period, kind: "songs", by: "plays", limit: 10, merge: true }),
    getClock(ctx, period),
    getCalendar(ctx, {}),
  ]);

const presets = (): Period[] => [
  { from: addDays(lastDay, -27), to: lastDay },
  { from: addDays(lastDay, -181), to: lastDay },
  { from: addDays(lastDay, -363), to: lastDay },
  {},
];

function anyDates(firstDay: string, count: number): Period[] {
  const random = seededRandom(3);
  const day = () => addDays(firstDay, Math.floor(random() * countDays(firstDay, lastDay)));
  return Array.from({ length: count }, () => {
    const [from = firstDay, to = lastDay] = [day(), day()].sort();
    return { from, to };
  });
}

async function measureAll(tasks: (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = [];
  for (const task of tasks) times.push(await measureMs(task));
  return times;
}

/** The baseline, as one writes it by hand: reads every play of the period. */
const rawSql = `WITH heard AS MATERIALIZED (SELECT p.song_id, p.ms_played, p.is_play, s.artists, s.title,
      (p.started_at AT TIME ZONE 'Europe/Paris')::date AS day
    FROM plays p JOIN songs s ON s.id = p.song_id
    WHERE p.user_id = $1 AND p.started_at >= $2::date AND p.started_at < $3::date + 1)
  SELECT count(*) FILTER (WHERE is_play), sum(ms_played), count(DISTINCT song_id), count(DISTINCT artists->0->>'name'), count(DISTINCT day),
    (SELECT json_agg(t) FROM (SELECT title, count(*) FROM heard WHERE is_play GROUP BY title ORDER BY 2 DESC LIMIT 10) t) FROM heard`;

async function measureListener(plays: number): Promise<{ figures: Figure[]; pageMs: number }> {
  const { ctx, firstDay } = await inBackground(() => createListener(plays));
  await sql("VACUUM ANALYZE plays, songs");
  const refreshed = await measureSeconds(() => refreshFigures(ctx.userId));
  await sql(
    "VACUUM ANALYZE statistics_hours, statistics_months, statistics_songs, statistics_packs, statistics_stale_months",
  );
  const repeated = Array.from({ length: 15 }, presets).flat();
  for (const period of presets()) await loadPage(ctx, period);
  const page = await measureAll(repeated.map(period => () => loadPage(ctx, period)));
  const dates = anyDates(firstDay, 60);
  const any = await measureAll(dates.map(period => () => loadPage(ctx, period)));
  const raw = await measureAll(
    dates.slice(0, 10).map(
      ({ from, to }) =>
        () =>
          sql(rawSql, [ctx.userId, from, to]),
    ),
  );
  const one = await measureAll(
    Array.from({ length: 10 }, () => async () => {
      await sql(
        `UPDATE plays SET is_skipped = NOT is_skipped WHERE id = (SELECT id FROM plays WHERE user_id = $1 ORDER BY played_at DESC LIMIT 1)`,
        [ctx.userId],
      );
      await refreshFigures(ctx.userId);
    }),
  );
  const name = plays.toLocaleString("en");
  const [pageP95, anyP95] = [quantile(page, 0.95), quantile(any, 0.95)];
  const isGoal = plays === 500_000;
  return {
    pageMs: median(page),
    figures: [
      { name: `${name} plays: first refresh`, value: refreshed.seconds, unit: "s" },
      { name: `${name} plays: refresh after one play`, value: median(one), unit: "ms" },
      { name: `${name} plays: page, median`, value: median(page), unit: "ms" },
      isGoal
        ? figure(`${name} plays: page, p95`, pageP95, "ms", "at most 150", pageP95 <= 150)
        : { name: `${name} plays: page, p95`, value: pageP95, unit: "ms" },
      isGoal
        ? figure(`${name} plays: any two dates, p95`, anyP95, "ms", "at most 400", anyP95 <= 400)
        : { name: `${name} plays: any two dates, p95`, value: anyP95, unit: "ms" },
      { name: `${name} plays: baseline, some of it from all plays, median`, value: median(raw), unit: "ms" },
    ],
  };
}

/** `npm run bench insights`: the page with figures for histories of three sizes. */
export async function main(jsonFile?: string): Promise<void> {
  await withBenchEnvironment(async () => {
    const small = await measureListener(100_000);
    const middle = await measureListener(500_000);
    const large = await measureListener(1_000_000);
    const growth = large.pageMs / small.pageMs;
    report(
      "insights",
      [
        ...small.figures,
        ...middle.figures,
        ...large.figures,
        figure("page time, 1,000,000 against 100,000 plays", growth, "times", "at most 2", growth <= 2),
      ],
      jsonFile,
    );
  });
}

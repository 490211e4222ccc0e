import { beforeAll, expect, it } from "vitest";
import { seededRandom } from "@/simulator/random";
import { createListener, type TestSong } from "@/testing/statistics/listening";
import { readStatistics, readTop } from "@/testing/statistics/views";
import { getClock } from "./get-clock";
import { getYear } from "./get-year";

const minute = 60_000;

type Counted = { local: string; day: string; hour: number; song: number; ms: number; skipped: boolean };

const zone = "America/Sao_Paulo";
const clock = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });

/** Generates five years of plays with the habits of a person, and counts them without the database. */
async function generate() {
  const random = seededRandom(11);
  const songs: TestSong[] = Array.from({ length: 60 }, (_, index) => ({
    title: `Song ${index % 50}`,
    artists: [`Artist ${index % 17}`, ...(index % 5 === 0 ? ["Guest"] : [])],
    album: `Album ${index % 23}`,
  }));
  const plays: { song: number; at: string; ms: number; skipped: boolean }[] = [];
  const counted: Counted[] = [];
  let time = Date.parse("2018-10-20T12:00:00Z");
  for (let index = 0; index < 3_000; index++) {
    const song = Math.floor(random() ** 2 * songs.length);
    const ms = Math.floor(random() * 240_000);
    time += ms + (random() < 0.1 ? random() * 12 * 86_400_000 : random() * 60_000);
    const start = new Date(Math.floor(time));
    const skipped = random() < 0.2;
    plays.push({ song, at: start.toISOString(), ms, skipped });
    const local = clock.format(start);
    counted.push({ local, day: local.slice(0, 10), hour: Number(local.slice(11, 13)), song, ms, skipped });
  }
  const { ctx } = await createListener(songs, plays, zone);
  return { ctx, songs, counted };
}
let generated: ReturnType<typeof generate>;
beforeAll(() => {
  generated = generate();
  return generated;
});

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const countBy = (keys: string[]) => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

it("Totals, tops, hours and discoveries of any period equal a count by another program", async () => {
  const { ctx, songs, counted } = await generated;
  const nameOf = (song: number) => `${songs[song]?.title} ${songs[song]?.artists[0]}`;
  const isPlay = ({ ms }: Counted) => ms >= 30_000;
  const firstDays = new Map<string, string>();
  for (const play of counted)
    if (isPlay(play) && !firstDays.has(nameOf(play.song))) firstDays.set(nameOf(play.song), play.day);
  const [first, last] = [counted[0]?.day ?? "", counted.at(-1)?.day ?? ""];
  const periods: [string, string][] = [
    [first, last],
    ["2019-01-01", "2019-12-31"],
    ["2018-11-04", "2018-11-04"],
    ["2018-12-15", "2020-02-20"],
    ["2019-02-01", "2019-02-28"],
    ["2019-03-07", "2019-03-21"],
    ["2000-01-01", "2100-01-01"],
    ["2018-11-01", "2021-06-30"],
  ];
  for (const [from, to] of periods) {
    const heard = counted.filter(({ day }) => day >= from && day <= to);
    const plays = heard.filter(isPlay);
    const result = await readStatistics(ctx, { from, to });
    const name = `${from} to ${to}`;
    expect(result, name).toMatchObject({
      plays: plays.length,
      minutes: Math.round(sum(heard.map(({ ms }) => ms)) / minute),
      skips: heard.filter(({ skipped }) => skipped).length,
      songs: new Set(plays.map(({ song }) => nameOf(song))).size,
      artists: new Set(plays.flatMap(({ song }) => songs[song]?.artists ?? [])).size,
      activeDays: new Set(plays.map(({ day }) => day)).size,
      newSongs: [...firstDays.values()].filter(day => day >= from && day <= to).length,
    });
    const expected = countBy(plays.flatMap(({ song }) => songs[song]?.artists ?? []));
    const artists = await readTop(ctx, { kind: "artists", from, to, limit: "200" });
    expect(new Map(artists as [string, number][]), name).toEqual(expected);
    const { hours } = await getClock(ctx, { from, to });
    const atSix = plays.filter(({ hour }) => hour === 18).length;
    expect(sum(hours.filter(({ hour }) => hour === 18).map(each => each.plays)), name).toBe(atSix);
    const points = result.timeline.points.map(each => each.plays);
    expect(sum(points), name).toBe(plays.length);
  }
});

it("The figures beside a period are those of as many days before", async () => {
  const { ctx, counted } = await generated;
  const { previous } = await readStatistics(ctx, { from: "2019-03-10", to: "2019-05-09" });
  const before = counted.filter(({ day, ms }) => day >= "2019-01-08" && day <= "2019-03-09" && ms >= 30_000);
  expect(previous).toMatchObject({
    from: "2019-01-08",
    to: "2019-03-09",
    isComplete: true,
    plays: before.length,
    songs: new Set(before.map(({ song }) => `${song % 50} ${song % 17}`)).size,
  });
  expect((await readStatistics(ctx, { from: "2018-10-25", to: "2018-11-20" })).previous).toMatchObject({
    isComplete: false,
  });
  expect((await readStatistics(ctx)).previous).toBeNull();
});

it("The review of a year has the figures of its days", async () => {
  const { ctx, counted } = await generated;
  const year = counted.filter(({ day }) => day.startsWith("2019"));
  const review = await getYear(ctx, 2019);
  const plays = year.filter(({ ms }) => ms >= 30_000);
  expect(review).toMatchObject({ year: 2019, isComplete: true, plays: plays.length });
  expect(review.months).toHaveLength(12);
  expect(review.topSongs).toHaveLength(5);
  const minutes = new Map<string, number>();
  for (const { day, ms } of year) minutes.set(day, (minutes.get(day) ?? 0) + ms);
  expect(review.busiestDay?.minutes).toBe(Math.round(Math.max(...minutes.values()) / minute));
});

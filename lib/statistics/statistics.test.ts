import { beforeAll, describe, expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { calendarQuery, statisticsQuery, topQuery } from "@/lib/schemas/statistics";
import { seededRandom } from "@/simulator/random";
import { createUser } from "@/testing/people";
import {
  addFilePlays,
  addImport,
  addPolledPlays,
  addSongs,
  type TestPlay,
  type TestSong,
} from "@/testing/statistics/listening";
import { getCalendar } from "./get-calendar";
import { getClock } from "./get-clock";
import { getFiguresOf } from "./get-figures-of";
import { getStatistics } from "./get-statistics";
import { getYear } from "./get-year";
import { listTop } from "./list-top";
import { zoneForSql } from "./time-zone";

const statistics = (ctx: UserContext, query: object = {}) => getStatistics(ctx, statisticsQuery.parse(query));
const top = async (ctx: UserContext, query: object) =>
  (await listTop(ctx, topQuery.parse(query))).items.map(({ name, plays }) => [name, plays]);
const daysOf = async (ctx: UserContext, year: number) =>
  (await getCalendar(ctx, calendarQuery.parse({ year }))).days.map(({ day, plays }) => [day, plays]);

const minute = 60_000;

/** Creates a person in Paris with songs and plays of a file. `play` names the song by its index. */
async function listening(
  songs: readonly TestSong[],
  plays: readonly (Omit<TestPlay, "song"> & { song?: number })[],
  timeZone = "Europe/Paris",
) {
  const ctx = await createUser();
  await updateMe(ctx, { timeZone });
  const ids = await addSongs(ctx, songs);
  const importId = await addImport(ctx);
  const add = (more: typeof plays) =>
    addFilePlays(
      ctx,
      importId,
      more.map(play => ({ ms: 3 * minute, ...play, song: ids[play.song ?? 0] ?? "" })),
    );
  await add(plays);
  return { ctx, ids, importId, add };
}

const one: TestSong[] = [{ title: "Low Tide", artists: ["The Harbor Lights"], album: "Sea" }];
const at = (time: string) => ({ at: time });

describe("days and hours", () => {
  it("A play over midnight belongs to the local day on which it began", async () => {
    const { ctx } = await listening(one, [at("2025-03-01T22:59:00Z"), at("2025-03-01T23:01:00Z")]);
    expect(await daysOf(ctx, 2025)).toEqual([
      ["2025-03-01", 1],
      ["2025-03-02", 1],
    ]);
  });

  it("Days of 23 and 25 hours have all their plays, and the hour that comes twice counts both times", async () => {
    const hour = 3_600_000;
    const eachHour = (from: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        at(new Date(Date.parse(from) + index * hour).toISOString()),
      );
    const { ctx } = await listening(one, [
      ...eachHour("2025-03-29T23:00:00Z", 23),
      ...eachHour("2025-10-25T22:00:00Z", 25),
    ]);
    expect(await daysOf(ctx, 2025)).toEqual([
      ["2025-03-30", 23],
      ["2025-10-26", 25],
    ]);
    const playsAt = async (day: string) =>
      (await getClock(ctx, { from: day, to: day })).hours
        .filter(({ weekday }) => weekday === 7)
        .map(({ plays }) => plays);
    const spring = await playsAt("2025-03-30");
    expect([spring[1], spring[2], spring[3]]).toEqual([1, 0, 1]);
    const autumn = await playsAt("2025-10-26");
    expect([autumn[1], autumn[2], autumn[3]]).toEqual([1, 2, 1]);
  });

  it("A change of the time zone moves the days", async () => {
    const { ctx } = await listening(one, [at("2025-12-31T23:30:00Z")]);
    expect(await daysOf(ctx, 2026)).toEqual([["2026-01-01", 1]]);
    await updateMe(ctx, { timeZone: "America/New_York" });
    expect(await daysOf(ctx, 2026)).toEqual([]);
    expect(await daysOf(ctx, 2025)).toEqual([["2025-12-31", 1]]);
  });

  it("PostgreSQL is asked for offsets in its own way, and for UTC where it does not know a time zone", async () => {
    const localTime = async (zone: string) => {
      const name = await zoneForSql(zone);
      const [row] = await sql(
        "SELECT (timestamptz '2026-01-01T00:00Z' AT TIME ZONE $1)::time::text AS time",
        [name],
      );
      return row?.time;
    };
    expect(await localTime("+05:30")).toBe("05:30:00");
    expect(await localTime("Mars/Olympus_Mons")).toBe("00:00:00");
  });

  it("A streak of days goes on over a month and a change of summer time, and ends with a day without plays", async () => {
    const days = ["2025-03-28", "2025-03-29", "2025-03-30", "2025-03-31", "2025-04-01", "2025-04-03"];
    const { ctx } = await listening(
      one,
      days.map(day => at(`${day}T12:00:00Z`)),
    );
    const { longestStreak, currentStreak, activeDays } = await statistics(ctx);
    expect(longestStreak).toEqual({ days: 5, from: "2025-03-28", to: "2025-04-01" });
    expect([currentStreak, activeDays]).toEqual([0, 6]);
  });

  it("Today does not end the current streak before it is over", async () => {
    const daysAgo = (days: number) => at(new Date(Date.now() - days * 86_400_000).toISOString());
    const { ctx, add } = await listening(one, [daysAgo(1), daysAgo(2)], "UTC");
    expect((await statistics(ctx)).currentStreak).toBe(2);
    await add([daysAgo(0)]);
    expect((await statistics(ctx)).currentStreak).toBe(3);
  });
});

describe("what counts", () => {
  it("Plays are streams of 30 seconds or more, and minutes count all of them", async () => {
    const { ctx } = await listening(one, [
      { at: "2025-01-01T10:00:00Z", ms: 29_999, skipped: true },
      { at: "2025-01-01T10:10:00Z", ms: 30_000 },
      { at: "2025-01-01T10:20:00Z", ms: 60_001 },
      { at: "2025-01-01T10:30:00Z", ms: 0 },
    ]);
    expect(await statistics(ctx)).toMatchObject({ plays: 2, minutes: 2, skips: 1, songs: 1 });
  });

  it("A session ends when nothing plays for more than 30 minutes", async () => {
    const { ctx } = await listening(one, [
      { at: "2025-01-01T10:00:00Z", ms: 10 * minute },
      { at: "2025-01-01T10:40:00Z", ms: 10 * minute },
      { at: "2025-01-01T11:20:01Z", ms: 5 * minute },
      { at: "2025-01-01T23:55:00Z", ms: 4 * minute },
    ]);
    expect(await statistics(ctx)).toMatchObject({ sessions: 3, longestSessionMinutes: 20 });
  });

  it("Private sessions count only after the person has chosen so", async () => {
    const { ctx } = await listening(one, [
      { at: "2025-01-01T10:00:00Z", isPrivate: true },
      at("2025-01-02T10:00:00Z"),
    ]);
    expect(await statistics(ctx)).toMatchObject({ plays: 1, usesPrivateSessions: false });
    await updateMe(ctx, { statistics: { private: true } });
    expect(await statistics(ctx)).toMatchObject({ plays: 2, usesPrivateSessions: true });
  });

  it("Polled plays count only after the person has agreed, as long as the song or the time since the play before", async () => {
    const ctx = await createUser();
    const [song = ""] = await addSongs(ctx, one);
    await addPolledPlays(
      ctx,
      ["2025-01-01T10:00:00Z", "2025-01-01T10:01:00Z", "2025-01-01T10:10:00Z"].map(time => ({
        song,
        at: time,
      })),
    );
    expect(await statistics(ctx)).toMatchObject({ plays: 0, dataFrom: null });
    await updateMe(ctx, { statistics: { polled: true } });
    // 200, 60 and 200 seconds.
    expect(await statistics(ctx)).toMatchObject({ plays: 3, minutes: 8, coverage: [{ source: "polling" }] });
  });

  it("Episodes are left out", async () => {
    const { ctx, ids } = await listening(one, [at("2025-01-01T10:00:00Z")]);
    await sql("UPDATE songs SET uri = 'spotify:episode:x' WHERE id = $1", [ids[0]]);
    await sql("UPDATE plays SET source = source WHERE user_id = $1", [ctx.userId]);
    expect(await statistics(ctx)).toMatchObject({ plays: 0, minutes: 0 });
  });

  it("The coverage says which months have plays from files, which are polled, and which have none", async () => {
    const { ctx, ids } = await listening(one, [at("2025-01-10T10:00:00Z"), at("2025-04-10T10:00:00Z")]);
    await addPolledPlays(ctx, [
      { song: ids[0] ?? "", at: "2025-04-20T10:00:00Z" },
      { song: ids[0] ?? "", at: "2025-05-20T10:00:00Z" },
    ]);
    await updateMe(ctx, { statistics: { polled: true } });
    expect((await statistics(ctx)).coverage).toEqual([
      { from: "2025-01-01", to: "2025-01-31", source: "files" },
      { from: "2025-02-01", to: "2025-03-31", source: "none" },
      { from: "2025-04-01", to: "2025-04-30", source: "both" },
      { from: "2025-05-01", to: "2025-05-31", source: "polling" },
    ]);
  });
});

describe("the same song under several ids", () => {
  const versions: TestSong[] = [
    { title: "Low Tide", artists: ["The Harbor Lights"], album: "Sea", isrc: "A" },
    { title: "LOW TIDE!", artists: ["Harbor Lights, The"], album: "Sea (Deluxe)", isrc: "a" },
    { title: "Low tide", artists: ["The Harbor Lights", "Guest"], album: "Best of", albumId: "x" },
    { title: "Low Tide", artists: ["Somebody else"], album: "Best of", albumId: "x" },
  ];

  it("Versions with the same ISRC, or the same title and first artist, are one song, or several if the person wants", async () => {
    const { ctx } = await listening(
      versions,
      versions.map((_, song) => ({ song, at: `2025-01-0${song + 1}T10:00:00Z` })),
    );
    expect(await statistics(ctx)).toMatchObject({ songs: 2, newSongs: 2, albums: 3 });
    expect(await statistics(ctx, { merge: "false" })).toMatchObject({ songs: 4, newSongs: 4 });
    expect((await top(ctx, { kind: "songs" })).map(([, plays]) => plays)).toEqual([3, 1]);
    expect(await top(ctx, { kind: "songs", merge: "false" })).toHaveLength(4);
  });

  it("New names of a song count from the next look", async () => {
    const { ctx, ids } = await listening(versions, [
      { song: 0, at: "2025-01-01T10:00:00Z" },
      { song: 3, at: "2025-01-02T10:00:00Z" },
    ]);
    expect((await statistics(ctx)).songs).toBe(2);
    await sql(`UPDATE songs SET artists = '[{"id": null, "name": "the harbor lights"}]' WHERE id = $1`, [
      ids[3],
    ]);
    expect(await statistics(ctx)).toMatchObject({ songs: 1, artists: 1 });
  });

  it("A song counts for each of its artists", async () => {
    const { ctx } = await listening(versions, [{ song: 2, at: "2025-01-01T10:00:00Z" }]);
    expect(await top(ctx, { kind: "artists" })).toEqual(
      expect.arrayContaining([
        ["The Harbor Lights", 1],
        ["Guest", 1],
      ]),
    );
  });

  it("A song, an artist and an album have figures of their own, and what was never heard has none", async () => {
    const { ctx, ids } = await listening(versions, [
      { song: 0, at: "2025-01-01T10:00:00Z" },
      { song: 1, at: "2025-03-01T10:00:00Z" },
      { song: 3, at: "2025-03-02T10:00:00Z" },
    ]);
    const song = await getFiguresOf(ctx, { kind: "songs", songId: ids[1] });
    expect(song).toMatchObject({ plays: 2, minutes: 6, rank: { place: 1, of: 2 } });
    expect(song.first?.playedAt).toBe("2025-01-01T10:00:00.000Z");
    expect(song.months.map(({ plays }) => plays)).toEqual([1, 0, 1]);
    expect(song.songs).toHaveLength(2);
    expect(await getFiguresOf(ctx, { kind: "artists", name: "THE HARBOR LIGHTS" })).toMatchObject({
      plays: 1,
    });
    expect(
      await getFiguresOf(ctx, { kind: "albums", name: "Best of", artist: "Somebody else" }),
    ).toMatchObject({ plays: 1, artist: "Somebody else", spotifyId: "x" });
    await expect(getFiguresOf(ctx, { kind: "artists", name: "Nobody" })).rejects.toMatchObject({
      code: "not_found",
    });
    const other = await createUser();
    await expect(getFiguresOf(other, { kind: "songs", songId: ids[0] })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("changes", () => {
  it("Plays that are added, moved and deleted change the figures, whoever does it", async () => {
    const { ctx, add } = await listening(one, [at("2025-01-01T10:00:00Z")]);
    expect((await statistics(ctx)).plays).toBe(1);
    await add([at("2025-06-01T10:00:00Z")]);
    expect(await statistics(ctx)).toMatchObject({ plays: 2, dataTo: "2025-06-01" });
    await sql("UPDATE plays SET started_at = started_at + interval '1 year' WHERE user_id = $1", [
      ctx.userId,
    ]);
    expect(await statistics(ctx)).toMatchObject({ plays: 2, dataFrom: "2026-01-01", dataTo: "2026-06-01" });
    await sql("DELETE FROM plays WHERE user_id = $1 AND started_at < '2026-03-01'", [ctx.userId]);
    expect(await statistics(ctx)).toMatchObject({ plays: 1, dataFrom: "2026-06-01" });
    await sql("DELETE FROM songs WHERE user_id = $1", [ctx.userId]);
    expect(await statistics(ctx)).toMatchObject({ plays: 0, songs: 0, dataFrom: null, first: null });
  });

  it("Looks at the same time count once", async () => {
    const { ctx } = await listening(one, [at("2024-01-01T10:00:00Z"), at("2025-01-01T10:00:00Z")]);
    const looks = await Promise.all([1, 2, 3, 4].map(() => statistics(ctx)));
    for (const look of looks) expect(look).toMatchObject({ plays: 2, songs: 1 });
    expect((await statistics(ctx)).plays).toBe(2);
  });

  it("A play that is being added while the figures are computed is in the next look", async () => {
    const { ctx, ids, importId } = await listening(one, [at("2025-01-01T10:00:00Z")]);
    await Promise.all([
      ...Array.from({ length: 10 }, (_, index) =>
        addFilePlays(ctx, importId, [{ song: ids[0] ?? "", at: `2025-01-02T1${index}:00:00Z`, ms: minute }]),
      ),
      ...[1, 2, 3].map(() => statistics(ctx)),
    ]);
    expect((await statistics(ctx)).plays).toBe(11);
  });

  it("An account with plays can be deleted", async () => {
    const { ctx } = await listening(one, [at("2025-01-01T10:00:00Z")]);
    await statistics(ctx);
    await sql("DELETE FROM users WHERE id = $1", [ctx.userId]);
    expect(await sql("SELECT 1 FROM statistics_stale_months WHERE user_id = $1", [ctx.userId])).toEqual([]);
  });

  it("Nobody sees figures of other people", async () => {
    await listening(one, [at("2025-01-01T10:00:00Z")]);
    const other = await createUser();
    expect(await statistics(other)).toMatchObject({ plays: 0, dataFrom: null, timeline: { points: [{}] } });
    expect(await top(other, { kind: "artists" })).toEqual([]);
    expect(await getYear(other, 2025)).toMatchObject({ plays: 0, topSongs: [], years: [], discovery: null });
  });
});

describe("an independent count", () => {
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
    const { ctx } = await listening(songs, plays, zone);
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
      const result = await statistics(ctx, { from, to });
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
      const artists = await top(ctx, { kind: "artists", from, to, limit: "200" });
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
    const { previous } = await statistics(ctx, { from: "2019-03-10", to: "2019-05-09" });
    const before = counted.filter(
      ({ day, ms }) => day >= "2019-01-08" && day <= "2019-03-09" && ms >= 30_000,
    );
    expect(previous).toMatchObject({
      from: "2019-01-08",
      to: "2019-03-09",
      isComplete: true,
      plays: before.length,
      songs: new Set(before.map(({ song }) => `${song % 50} ${song % 17}`)).size,
    });
    expect((await statistics(ctx, { from: "2018-10-25", to: "2018-11-20" })).previous).toMatchObject({
      isComplete: false,
    });
    expect((await statistics(ctx)).previous).toBeNull();
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
});

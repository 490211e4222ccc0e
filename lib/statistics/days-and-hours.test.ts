import { expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import { sql } from "@/lib/platform/db";
import { createListener, oneSong, playAt } from "@/testing/statistics/listening";
import { readDays, readStatistics } from "@/testing/statistics/views";
import { getClock } from "./get-clock";
import { zoneForSql } from "./time-zone";

it("A play over midnight belongs to the local day on which it began", async () => {
  const { ctx } = await createListener(oneSong, [
    playAt("2025-03-01T22:59:00Z"),
    playAt("2025-03-01T23:01:00Z"),
  ]);
  expect(await readDays(ctx, 2025)).toEqual([
    ["2025-03-01", 1],
    ["2025-03-02", 1],
  ]);
});

it("Days of 23 and 25 hours have all their plays, and the hour that comes twice counts both times", async () => {
  const hour = 3_600_000;
  const eachHour = (from: string, count: number) =>
    Array.from({ length: count }, (_, index) =>
      playAt(new Date(Date.parse(from) + index * hour).toISOString()),
    );
  const { ctx } = await createListener(oneSong, [
    ...eachHour("2025-03-29T23:00:00Z", 23),
    ...eachHour("2025-10-25T22:00:00Z", 25),
  ]);
  expect(await readDays(ctx, 2025)).toEqual([
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

it("A change of summer time by half an hour makes days of 23.5 and 24.5 hours", async () => {
  const eachHalfHour = (from: string, count: number) =>
    Array.from({ length: count }, (_, index) =>
      playAt(new Date(Date.parse(from) + index * 1_800_000).toISOString()),
    );
  const { ctx } = await createListener(
    oneSong,
    [...eachHalfHour("2025-04-05T13:00:00Z", 49), ...eachHalfHour("2025-10-04T13:30:00Z", 47)],
    "Australia/Lord_Howe",
  );
  expect(await readDays(ctx, 2025)).toEqual([
    ["2025-04-06", 49],
    ["2025-10-05", 47],
  ]);
});

it("Plays that were heard on a journey belong to the days and hours of the account’s time zone", async () => {
  const { ctx } = await createListener(oneSong, [
    playAt("2025-05-01T08:30:00+09:00"),
    playAt("2025-05-03T20:30:00-07:00"),
  ]);
  expect(await readDays(ctx, 2025)).toEqual([
    ["2025-05-01", 1],
    ["2025-05-04", 1],
  ]);
  const { hours } = await getClock(ctx, {});
  expect(hours.filter(({ plays }) => plays > 0)).toMatchObject([
    { weekday: 4, hour: 1 },
    { weekday: 7, hour: 5 },
  ]);
});

it("A change of the time zone moves the days", async () => {
  const { ctx } = await createListener(oneSong, [playAt("2025-12-31T23:30:00Z")]);
  expect(await readDays(ctx, 2026)).toEqual([["2026-01-01", 1]]);
  await updateMe(ctx, { timeZone: "America/New_York" });
  expect(await readDays(ctx, 2026)).toEqual([]);
  expect(await readDays(ctx, 2025)).toEqual([["2025-12-31", 1]]);
});

it("PostgreSQL is asked for offsets in its own way, and for UTC where it does not know a time zone", async () => {
  const localTime = async (zone: string) => {
    const name = await zoneForSql(zone);
    const [row] = await sql("SELECT (timestamptz '2026-01-01T00:00Z' AT TIME ZONE $1)::time::text AS time", [
      name,
    ]);
    return row?.time;
  };
  expect(await localTime("+05:30")).toBe("05:30:00");
  expect(await localTime("Mars/Olympus_Mons")).toBe("00:00:00");
});

it("A streak of days goes on over a month and a change of summer time, and ends with a day without plays", async () => {
  const days = ["2025-03-28", "2025-03-29", "2025-03-30", "2025-03-31", "2025-04-01", "2025-04-03"];
  const { ctx } = await createListener(
    oneSong,
    days.map(day => playAt(`${day}T12:00:00Z`)),
  );
  const { longestStreak, currentStreak, activeDays } = await readStatistics(ctx);
  expect(longestStreak).toEqual({ days: 5, from: "2025-03-28", to: "2025-04-01" });
  expect([currentStreak, activeDays]).toEqual([0, 6]);
});

it("Today does not end the current streak before it is over", async () => {
  const daysAgo = (days: number) => playAt(new Date(Date.now() - days * 86_400_000).toISOString());
  const { ctx, add } = await createListener(oneSong, [daysAgo(1), daysAgo(2)], "UTC");
  expect((await readStatistics(ctx)).currentStreak).toBe(2);
  await add([daysAgo(0)]);
  expect((await readStatistics(ctx)).currentStreak).toBe(3);
});

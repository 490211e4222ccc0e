import { expect, it } from "vitest";
import { createFormat } from "./create-format";
import { groupByDay } from "./group-by-day";

const now = new Date("2026-11-21T08:00:00.000Z");
const { longDate } = createFormat("en");
const recent = { now, today: "Today", yesterday: "Yesterday" };
const countByDay = (timeZone: string, times: string[]) =>
  groupByDay(times, time => time, { longDate, timeZone, recent }).map(({ name, items }) => [
    name,
    items.length,
  ]);

it("The last two days are named Today and Yesterday, earlier days by date", () => {
  expect(
    countByDay("UTC", [
      "2026-11-21T07:00:00.000Z",
      "2026-11-20T23:59:00.000Z",
      "2026-11-20T01:00:00.000Z",
      "2026-11-12T12:00:00.000Z",
    ]),
  ).toEqual([
    ["Today", 1],
    ["Yesterday", 2],
    ["Thursday, November 12, 2026", 1],
  ]);
});

it("Items are grouped by their day in the given time zone", () => {
  expect(countByDay("Asia/Tokyo", ["2026-11-20T23:59:00.000Z"])).toEqual([["Today", 1]]);
  expect(countByDay("America/Los_Angeles", ["2026-11-21T07:00:00.000Z"])).toEqual([["Yesterday", 1]]);
});

it("An empty list has no days", () => {
  expect(countByDay("UTC", [])).toEqual([]);
});

it("Without a current time, every day is named by its date", () => {
  const times = ["2026-03-02T23:30:00Z", "2026-03-02T21:00:00Z", "2026-03-01T22:30:00Z"];
  const grouped = (timeZone: string) =>
    groupByDay(times, time => time, { longDate, timeZone }).map(({ name, items }) => [name, items]);
  expect(grouped("UTC")).toEqual([
    ["Monday, March 2, 2026", times.slice(0, 2)],
    ["Sunday, March 1, 2026", times.slice(2)],
  ]);
  expect(grouped("Europe/Berlin")).toEqual([
    ["Tuesday, March 3, 2026", times.slice(0, 1)],
    ["Monday, March 2, 2026", times.slice(1, 2)],
    ["Sunday, March 1, 2026", times.slice(2)],
  ]);
});

it("French writes the first of a month as an ordinal", () => {
  const french = createFormat("fr").longDate;
  const days = groupByDay(["2026-12-01T12:00:00Z", "2026-12-11T12:00:00Z"], time => time, {
    longDate: french,
    timeZone: "UTC",
  });
  expect(days.map(({ name }) => name)).toEqual(["mardi 1er décembre 2026", "vendredi 11 décembre 2026"]);
});

import { expect, it } from "vitest";
import { parseRetryAfter } from "./retry-after";

const now = Date.parse("2026-11-21T12:00:00Z");
const dayMs = 24 * 60 * 60_000;

it.each([
  ["0", 0],
  ["1", 1],
  [" 30 ", 30],
  ["1.5", 1.5],
  ["86236", 86_236],
  ["Sat, 21 Nov 2026 12:00:30 GMT", 30],
  ["Saturday, 21-Nov-26 12:00:30 GMT", 30],
  ["Sat Nov 21 12:00:30 2026", 30],
  ["Sat, 21 Nov 2026 11:59:00 GMT", -60],
])("Retry-After %j is the moment %d seconds from now", (header, seconds) => {
  expect(parseRetryAfter(header, now, dayMs)?.getTime()).toBe(now + seconds * 1000);
});

it.each([
  null,
  "",
  "  ",
  "-5",
  "soon",
  "in 5 minutes",
  "5s",
  "1e3",
  "NaN",
  "Infinity",
  "Sat, 99 Nov 2026 12:00:30 GMT",
])("Retry-After %j is invalid", header => {
  expect(parseRetryAfter(header, now, dayMs)).toBeNull();
});

it.each(["86401", "9".repeat(30), "9".repeat(400), "Fri, 31 Dec 9999 23:59:59 GMT"])(
  "Retry-After %.40s is shortened to the longest pause",
  header => {
    expect(parseRetryAfter(header, now, dayMs)?.getTime()).toBe(now + dayMs);
  },
);

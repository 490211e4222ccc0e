import { describe, expect, it } from "vitest";
import { byDay } from "@/lib/client/history";
import type { Play } from "@/lib/schemas/history";

const now = new Date("2026-11-21T08:00:00.000Z");
const playedAt = (...moments: string[]) => moments.map(moment => ({ playedAt: moment }) as Play);
const days = (timeZone: string, ...moments: string[]) =>
  byDay(playedAt(...moments), timeZone, now).map(({ name, plays }) => [name, plays.length]);

describe("plays by day", () => {
  it("stand under today, yesterday and dates, in their order", () => {
    expect(
      days(
        "UTC",
        "2026-11-21T07:00:00.000Z",
        "2026-11-20T23:59:00.000Z",
        "2026-11-20T01:00:00.000Z",
        "2026-11-12T12:00:00.000Z",
      ),
    ).toEqual([
      ["Today", 1],
      ["Yesterday", 2],
      ["Thursday, November 12, 2026", 1],
    ]);
  });

  it("belong to the day that it was where the person is", () => {
    expect(days("Asia/Tokyo", "2026-11-20T23:59:00.000Z")).toEqual([["Today", 1]]);
    expect(days("America/Los_Angeles", "2026-11-21T07:00:00.000Z")).toEqual([["Yesterday", 1]]);
  });

  it("are no days where there are none", () => {
    expect(days("UTC")).toEqual([]);
  });
});

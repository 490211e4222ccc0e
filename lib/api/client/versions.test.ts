import { expect, it } from "vitest";
import { byDay } from "@/lib/client/versions";

it("puts versions under the days of the person's time zone, in the order in which they come", () => {
  const version = (createdAt: string) => ({
    id: createdAt,
    createdAt,
    trackCount: 1,
    added: 0,
    removed: 0,
    cause: "sync" as const,
  });
  const versions = ["2026-03-02T23:30:00Z", "2026-03-02T21:00:00Z", "2026-03-01T22:30:00Z"].map(version);
  const days = (timeZone: string) =>
    byDay(versions, timeZone).map(({ name, versions }) => [name, versions.map(({ id }) => id.slice(8, 16))]);
  expect(days("UTC")).toEqual([
    ["Monday, March 2, 2026", ["02T23:30", "02T21:00"]],
    ["Sunday, March 1, 2026", ["01T22:30"]],
  ]);
  expect(days("Europe/Berlin")).toEqual([
    ["Tuesday, March 3, 2026", ["02T23:30"]],
    ["Monday, March 2, 2026", ["02T21:00"]],
    ["Sunday, March 1, 2026", ["01T22:30"]],
  ]);
});

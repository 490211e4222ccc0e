import { expect, it } from "vitest";
import { queueItem, queueOf } from "@/testing/screens/api-data";
import { keepLoadedRows } from "./queue";

const items = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => queueItem(`Song ${from + index}`));
const loaded = { ...queueOf(items(0, 300)), total: 1000, nextCursor: "300", version: 5 };
const page = (from: number, version: number) => ({
  ...queueOf(items(from, from + 100)),
  total: 1000 - from,
  nextCursor: String(from + 100),
  version,
});

it("After a song has ended, the rows that were loaded stay", () => {
  const kept = keepLoadedRows(page(1, 6), loaded);
  expect(kept.items).toEqual(items(1, 300));
  expect(kept).toMatchObject({ version: 6, total: 999, nextCursor: "300" });
});

it("After a change that is no end of a song, the rows behind the first page are loaded again", () => {
  expect(keepLoadedRows(page(0, 6), loaded).items).toHaveLength(100);
  expect(keepLoadedRows(page(1, 7), loaded).items).toHaveLength(100);
  expect(keepLoadedRows({ ...page(1, 6), total: 998 }, loaded).items).toHaveLength(100);
  expect(keepLoadedRows(page(500, 6), loaded).items).toEqual(items(500, 600));
});

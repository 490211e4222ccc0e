import { expect, it } from "vitest";
import { queueItem } from "@/testing/screens/api-data";
import { layOut } from "./queue-layout";

const rowsOf = (items: ReturnType<typeof queueItem>[], total = items.length) => {
  const layout = layOut({ items, total });
  return Array.from({ length: layout.count }, (_, index) => {
    const row = layout.rowAt(index);
    if (row.kind === "heading") return row.section;
    expect(layout.rowOf(row.index)).toBe(index);
    return row.item?.song?.title ?? "…";
  });
};
const queued = (title: string) => queueItem(title, { isManual: true });

it("Songs queued by hand and the rest of the list have a heading each", () => {
  expect(rowsOf([queued("A"), queued("B"), queueItem("C")])).toEqual(["queued", "A", "B", "next", "C"]);
});

it("A section without songs has no heading", () => {
  expect(rowsOf([queued("A")])).toEqual(["queued", "A"]);
  expect(rowsOf([queueItem("C")])).toEqual(["next", "C"]);
  expect(rowsOf([])).toEqual([]);
});

it("Songs that are not loaded yet have rows at the end of the last section", () => {
  expect(rowsOf([queued("A"), queueItem("C")], 4)).toEqual(["queued", "A", "next", "C", "…", "…"]);
  expect(rowsOf([queued("A")], 3)).toEqual(["queued", "A", "…", "…"]);
});

it("A song queued by hand that somebody moved down stays where it is", () => {
  expect(rowsOf([queueItem("C"), queued("A"), queueItem("D")])).toEqual(["next", "C", "A", "D"]);
});

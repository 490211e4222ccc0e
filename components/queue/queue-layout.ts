import type { Queue, QueueItem } from "@/lib/schemas/queue";

export const headingHeight = 44;
export const queueRowHeight = 56;

export type QueueRow =
  | { kind: "heading"; section: "queued" | "next" }
  /** `item` is undefined until it is loaded. */
  | { kind: "item"; index: number; item: QueueItem | undefined };

/** Rows of the queue's list: the songs queued by hand and the rest, each section under a heading. */
export function layOut({ items, total }: Pick<Queue, "items" | "total">) {
  const firstOther = items.findIndex(({ isManual }) => !isManual);
  // Songs that are not loaded yet continue the last section.
  const queuedCount = firstOther >= 0 ? firstOther : items.length === 0 ? 0 : total;
  const nextCount = total - queuedCount;
  const queuedHeadings = queuedCount > 0 ? 1 : 0;
  const nextHeadings = nextCount > 0 ? 1 : 0;
  const nextHeading = queuedHeadings + queuedCount;
  return {
    count: total + queuedHeadings + nextHeadings,
    rowAt(row: number): QueueRow {
      if (row === 0 && queuedHeadings > 0) return { kind: "heading", section: "queued" };
      if (row === nextHeading && nextHeadings > 0) return { kind: "heading", section: "next" };
      const index = row - queuedHeadings - (row > nextHeading ? nextHeadings : 0);
      return { kind: "item", index, item: items[index] };
    },
    /** Returns the distance of a row from the top of the list. */
    topOf(row: number): number {
      const headings =
        Math.min(row, queuedHeadings) + (nextHeadings > 0 && row > nextHeading ? nextHeadings : 0);
      return row * queueRowHeight + headings * (headingHeight - queueRowHeight);
    },
    rowOf: (index: number) => index + queuedHeadings + (index >= queuedCount ? nextHeadings : 0),
  };
}

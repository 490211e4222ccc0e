import { pageSize } from "@/lib/spotify/catalog-client";
import type { Pool } from "./pool";

/** The most pages that are requested before the total of a list has proved true. */
const firstRoundPages = 20;

/** A page that has been read: its total, and if no page seems to follow it. */
export type PageResult = { total: number; isLast: boolean };

type Page = { total: number | null; items: readonly unknown[]; next: string | null };

/** Returns the total of a page; without one, the number of entries up to this page, and one more if another page follows. */
export const totalOfPage = (page: Page, offset: number): number =>
  page.total ?? offset + page.items.length + (page.next ? 1 : 0);

export const isLastPage = ({ items, next }: Page): boolean =>
  items.length === 0 || (next === null && items.length < pageSize);

/**
 * Reads the pages of a list that are not in `readOffsets`: up to twenty at once, then twice as many. Stops after a page
 * without a successor, because the total may be wrong. @param total the expected total; the totals of the pages extend it
 */
export async function readInRounds(
  pool: Pool,
  total: number,
  readOffsets: ReadonlySet<number>,
  readPage: (offset: number) => Promise<PageResult>,
): Promise<void> {
  let highestTotal = Math.max(1, total);
  let start = 0;
  for (let pages = firstRoundPages; start < highestTotal; pages *= 2) {
    const end = Math.min(highestTotal, start + pages * pageSize);
    const offsets: number[] = [];
    for (; start < end; start += pageSize) if (!readOffsets.has(start)) offsets.push(start);
    const results = await pool.all(offsets.map(offset => pool.run(() => readPage(offset))));
    if (results.some(({ isLast }) => isLast)) return;
    highestTotal = Math.max(highestTotal, ...results.map(result => result.total));
  }
}

/**
 * Runs `work` over a list with at most `width` at a time. The first error stops the others from starting and is thrown
 * when those that run have ended.
 */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const lane = async () => {
    while (failures.length === 0 && next < items.length) {
      const item = items[next++] as T;
      await work(item).catch(error => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  if (failures.length > 0) throw failures[0];
}

/**
 * Reads all pages of a list: the first one says how many there are, the others are read a few at a time.
 * @param onPage gets each page with the offset of its first entry, in no particular order
 */
export async function readPages<Page extends { total: number }>(
  read: (offset: number) => Promise<Page>,
  pageSize: number,
  onPage: (page: Page, offset: number) => Promise<void>,
  width = 4,
): Promise<number> {
  const first = await read(0);
  await onPage(first, 0);
  const offsets: number[] = [];
  for (let offset = pageSize; offset < first.total; offset += pageSize) offsets.push(offset);
  await inParallel(offsets, width, async offset => onPage(await read(offset), offset));
  return first.total;
}

const dayMs = 86_400_000;

export type Day<Item> = { name: string; items: Item[] };

type Naming = {
  longDate: (iso: string, timeZone: string) => string;
  timeZone: string;
  /** The names of the last two days, where they matter. */
  recent?: { now: Date; today: string; yesterday: string };
};

/** Groups items by their day in a time zone and keeps their order. */
export function groupByDay<Item>(
  items: Item[],
  timeOf: (item: Item) => string,
  { longDate, timeZone, recent }: Naming,
): Day<Item>[] {
  const relativeNames = new Map<string, string>();
  if (recent) {
    const { now, today, yesterday } = recent;
    const dayBefore = new Date(now.getTime() - dayMs);
    relativeNames.set(longDate(dayBefore.toISOString(), timeZone), yesterday);
    relativeNames.set(longDate(now.toISOString(), timeZone), today);
  }
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const date = longDate(timeOf(item), timeZone);
    const name = relativeNames.get(date) ?? date;
    const day = days.get(name);
    if (day) day.push(item);
    else days.set(name, [item]);
  }
  return [...days].map(([name, items]) => ({ name, items }));
}

const fullDate = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
const dayMs = 86_400_000;

export type Day<Item> = { name: string; items: Item[] };

/**
 * Groups items by their day in a time zone and keeps their order. With `now`, the last two days are named "Today" and
 * "Yesterday".
 */
export function groupByDay<Item>(
  items: Item[],
  timeOf: (item: Item) => string,
  timeZone: string,
  now?: Date,
): Day<Item>[] {
  const format = new Intl.DateTimeFormat("en", { ...fullDate, timeZone });
  const relativeNames = new Map<string, string>();
  if (now) {
    relativeNames.set(format.format(now.getTime() - dayMs), "Yesterday");
    relativeNames.set(format.format(now), "Today");
  }
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const date = format.format(new Date(timeOf(item)));
    const name = relativeNames.get(date) ?? date;
    const day = days.get(name);
    if (day) day.push(item);
    else days.set(name, [item]);
  }
  return [...days].map(([name, items]) => ({ name, items }));
}

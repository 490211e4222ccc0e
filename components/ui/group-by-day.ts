const fullDate = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
const dayMs = 86_400_000;

export type Day<Item> = { name: string; items: Item[] };

/** Groups items by their day in a time zone, in the order in which they come. With `now`, the last two days get words. */
export function groupByDay<Item>(
  items: Item[],
  timeOf: (item: Item) => string,
  timeZone: string,
  now?: Date,
): Day<Item>[] {
  const format = new Intl.DateTimeFormat("en", { ...fullDate, timeZone });
  const words = new Map<string, string>();
  if (now) {
    words.set(format.format(now.getTime() - dayMs), "Yesterday");
    words.set(format.format(now), "Today");
  }
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const date = format.format(new Date(timeOf(item)));
    const name = words.get(date) ?? date;
    const day = days.get(name);
    if (day) day.push(item);
    else days.set(name, [item]);
  }
  return [...days].map(([name, items]) => ({ name, items }));
}

/** Words that have to occur somewhere, and field filters such as `artist:` that have to hold. */
export type Query = {
  words: string[];
  filters: { field: string; value: string }[];
};

type Facts = {
  name: string;
  track?: string;
  artist?: string;
  album?: string;
  isrc?: string;
  year?: number;
};

const filterPattern = /\b(track|artist|album|isrc|year):("[^"]*"|\S+)/gi;

export function parseQuery(text: string): Query {
  const filters: Query["filters"] = [];
  const rest = text.replaceAll(filterPattern, (_, field: string, value: string) => {
    filters.push({ field: field.toLowerCase(), value: value.replaceAll('"', "").toLowerCase() });
    return " ";
  });
  return { words: rest.toLowerCase().replaceAll('"', " ").split(/\s+/).filter(Boolean), filters };
}

/** Every word is somewhere in the name, artist or album, and every filter holds. */
export function matches({ words, filters }: Query, facts: Facts): boolean {
  const text = `${facts.name} ${facts.artist ?? ""} ${facts.album ?? ""}`.toLowerCase();
  if (!words.every(word => text.includes(word))) return false;
  return filters.every(({ field, value }) => holds(field, value, facts));
}

function holds(field: string, value: string, facts: Facts): boolean {
  if (field === "year") return isInYears(value, facts.year);
  if (field === "isrc") return facts.isrc?.toLowerCase() === value;
  const fact = facts[field as "track" | "artist" | "album"];
  return fact?.toLowerCase().includes(value) ?? false;
}

/** `1984` or `1980-1989` */
function isInYears(range: string, year: number | undefined): boolean {
  const [from = "", to = from] = range.split("-");
  return year !== undefined && year >= Number(from) && year <= Number(to);
}

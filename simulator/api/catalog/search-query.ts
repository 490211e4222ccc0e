/** Words that must occur, and field filters such as `artist:` that must match. */
export type SearchQuery = {
  words: string[];
  filters: { field: string; value: string }[];
};

type SearchFields = {
  name: string;
  track?: string;
  artist?: string;
  album?: string;
  isrc?: string;
  year?: number;
};

const filterPattern = /\b(track|artist|album|isrc|year):("[^"]*"|\S+)/gi;

export function parseQuery(text: string): SearchQuery {
  const filters: SearchQuery["filters"] = [];
  const rest = text.replaceAll(filterPattern, (_, field: string, value: string) => {
    filters.push({ field: field.toLowerCase(), value: value.replaceAll('"', "").toLowerCase() });
    return " ";
  });
  return { words: rest.toLowerCase().replaceAll('"', " ").split(/\s+/).filter(Boolean), filters };
}

/** Requires every word in the name, artist or album, and every filter to match. */
export function matchesQuery({ words, filters }: SearchQuery, fields: SearchFields): boolean {
  const text = `${fields.name} ${fields.artist ?? ""} ${fields.album ?? ""}`.toLowerCase();
  if (!words.every(word => text.includes(word))) return false;
  return filters.every(({ field, value }) => matchesFilter(field, value, fields));
}

function matchesFilter(field: string, value: string, fields: SearchFields): boolean {
  if (field === "year") return isInYearRange(value, fields.year);
  if (field === "isrc") return fields.isrc?.toLowerCase() === value;
  const text = fields[field as "track" | "artist" | "album"];
  return text?.toLowerCase().includes(value) ?? false;
}

/** Reads `1984` or `1980-1989`. */
function isInYearRange(range: string, year: number | undefined): boolean {
  const [first = "", last = first] = range.split("-");
  return year !== undefined && year >= Number(first) && year <= Number(last);
}

import { joinedText, searchText } from "./search-text";

/** A word group of a search: its normalized parts, which punctuation separates, and the same without the punctuation. */
export type Word = { parts: string[]; joined: string | null };

/**
 * Limits of a search besides its words. A period is a half-open interval of ISO dates, `year` has the first and the
 * last year, and `bpm` is a half-open interval of tempos.
 */
export type SearchFilters = {
  artist: string[];
  album: string[];
  playlist: string[];
  liked: boolean;
  added: [string, string] | null;
  year: [number, number] | null;
  bpm: [number, number] | null;
};

export type ParsedSearch = {
  text: string;
  words: Word[];
  filters: SearchFilters;
  hasFilters: boolean;
  /** The words and the filters as they were typed, to tell people what was searched for. */
  typed: { words: string[]; filters: string[] };
};

const token = /(?:(artist|album|playlist|added|year|bpm):)?(?:"([^"]*)(?:"|$)|(\S+))/giu;

/** Reads a year, a month or a day as the interval that it covers. */
function periodOf(text: string): [string, string] | null {
  const [, year, month, day] = /^((?:19|20)\d{2})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  if (!year) return null;
  const start = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const end = new Date(start);
  if (day) end.setUTCDate(end.getUTCDate() + 1);
  else if (month) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return [start.toISOString(), end.toISOString()];
}

/** Reads a number or a range of numbers, such as 120-130, in either order. */
function rangeOf(text: string, pattern: RegExp): [number, number] | null {
  const [, from, to = from] = pattern.exec(text) ?? [];
  if (!from) return null;
  const numbers = [Number(from), Number(to)];
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** Reads tempos, which are rounded to whole beats. */
function tempoOf(text: string): [number, number] | null {
  const range = rangeOf(text, /^(\d{1,3})(?:-(\d{1,3}))?$/);
  return range && [range[0] - 0.5, range[1] + 0.5];
}

const yearsOf = (text: string) => rangeOf(text, /^(\d{4})(?:-(\d{4}))?$/);

/** The beginning of a date or a range, which limits nothing before it is complete. */
const unfinishedDate = /^[\d-]{0,9}$/;

const wordOf = (text: string): Word | null => {
  const parts = searchText(text).split(" ").filter(Boolean);
  if (parts.length === 0) return null;
  const joined = joinedText(text);
  return { parts, joined: joined === text ? null : searchText(joined) };
};

/** Leaves out a "feat." after other words: songs are found without it. */
const isFeaturing = ({ parts }: Word) => parts.length === 1 && /^(feat|ft|featuring)$/.test(parts[0] ?? "");

/** Lists the words of a text, each once. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const chunk of text.split(/\s+/)) {
    const word = wordOf(chunk);
    if (!word || (words.length > 0 && isFeaturing(word))) continue;
    const isRepeated = words.some(({ parts }) => parts.join(" ") === word.parts.join(" "));
    if (!isRepeated) words.push(word);
  }
  return words;
}

/**
 * Reads a search as its words and the filters `artist:`, `album:`, `playlist:`, `added:`, `year:`, `bpm:` and `liked`. Quotes hold
 * several words together. A word with a colon that is no filter is a word, and so is a filter whose value makes no sense.
 */
export function parseSearch(text: string): ParsedSearch {
  const filters: SearchFilters = {
    artist: [],
    album: [],
    playlist: [],
    liked: false,
    added: null,
    year: null,
    bpm: null,
  };
  const chunks: string[] = [];
  const filterTexts: string[] = [];
  for (const [whole, name, quoted, plain] of text.matchAll(token)) {
    const value = quoted ?? plain ?? "";
    const filter = name?.toLowerCase();
    if (filter === "artist" || filter === "album" || filter === "playlist")
      filters[filter].push(...searchText(value).split(" ").filter(Boolean));
    else if (filter === "added" && periodOf(value)) filters.added = periodOf(value);
    else if (filter === "year" && yearsOf(value)) filters.year = yearsOf(value);
    else if (filter === "bpm" && tempoOf(value)) filters.bpm = tempoOf(value);
    else if (filter && unfinishedDate.test(value)) continue;
    else if (whole === "liked") filters.liked = true;
    else if (/^(artist|album|playlist|added|year|bpm):$/i.test(whole)) continue;
    else {
      chunks.push(filter ? whole : value);
      continue;
    }
    filterTexts.push(whole);
  }
  const hasFilters = Object.values(filters).some(value => (Array.isArray(value) ? value.length > 0 : value));
  const words = wordsOf(chunks.join(" "));
  return { text, words, filters, hasFilters, typed: { words: chunks, filters: filterTexts } };
}

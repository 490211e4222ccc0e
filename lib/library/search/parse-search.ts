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
  /** Filters as they were typed whose value makes no sense, or not yet; those without a value only if nothing else was typed. */
  unusable: string[];
  /** The text in Spotify's notation: years in their order, and no filter without a value. */
  spotifyText: string;
};

const token = /(?:(artist|album|playlist|added|year|bpm):)?(?:"([^"]*)(?:"|$)|(\S+))/giu;

const yearsAdded = /^((?:19|20)\d{2})(?:-((?:19|20)\d{2}))?$/;

/** Reads years, a month or a day as the interval that they cover. */
function periodOf(text: string): [string, string] | null {
  const years = rangeOf(text, yearsAdded);
  if (years)
    return [new Date(Date.UTC(years[0], 0)).toISOString(), new Date(Date.UTC(years[1] + 1, 0)).toISOString()];
  const [, year, month, day] = /^((?:19|20)\d{2})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text) ?? [];
  const start = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  // A date that no calendar has would be one of the month after.
  if (!year || start.getUTCMonth() !== Number(month) - 1) return null;
  const end = new Date(start);
  if (day) end.setUTCDate(end.getUTCDate() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1);
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

/** Reads years in which music can have been released. */
const yearsOf = (text: string) => rangeOf(text, /^((?:1[89]|20)\d{2})(?:-((?:1[89]|20)\d{2}))?$/);

/** Reads the value of a filter as an interval; null if it is none. */
const intervalOf = { added: periodOf, year: yearsOf, bpm: tempoOf };

/** A filter that is about to be typed. */
const withoutValue = /^(artist|album|playlist|added|year|bpm):$/i;

/** The beginning of a date or a range, or a date that does not exist: limits nothing, and is no word either. */
const digits = /^[\d-]*$/;

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
 * several words together. A word with a colon that is no filter is a word, and so is a filter whose value is no number.
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
  const unusable: string[] = [];
  const empty: string[] = [];
  const forSpotify: string[] = [];
  for (const [whole, name, quoted, plain] of text.matchAll(token)) {
    const value = quoted ?? plain ?? "";
    const filter = name?.toLowerCase();
    if ((filter && value.trim() === "") || withoutValue.test(whole)) {
      empty.push(whole);
      continue;
    }
    forSpotify.push(whole);
    // A name of signs, such as "÷", limits nothing here, but Spotify finds it.
    if (filter === "artist" || filter === "album" || filter === "playlist")
      filters[filter].push(...searchText(value).split(" ").filter(Boolean));
    else if (filter === "added" || filter === "year" || filter === "bpm") {
      const interval = intervalOf[filter](value);
      if (!interval) {
        unusable.push(whole);
        if (!digits.test(value)) chunks.push(whole);
        continue;
      }
      Object.assign(filters, { [filter]: interval });
      if (filter === "year")
        forSpotify[forSpotify.length - 1] = `year:${[...new Set<unknown>(interval)].join("-")}`;
    } else if (whole === "liked") filters.liked = true;
    else {
      chunks.push(value);
      continue;
    }
    filterTexts.push(whole);
  }
  const hasFilters = Object.values(filters).some(value => (Array.isArray(value) ? value.length > 0 : value));
  const words = wordsOf(chunks.join(" "));
  return {
    text,
    words,
    filters,
    hasFilters,
    typed: { words: chunks, filters: filterTexts },
    unusable: forSpotify.length > 0 ? unusable : empty,
    spotifyText: forSpotify.join(" "),
  };
}

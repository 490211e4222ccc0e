import type pg from "pg";
import { containsPattern } from "../song-sql";
import { type ParsedSearch, parseSearch } from "./parse-search";
import { hasNoSpaces } from "./search-text";
import {
  corrections,
  type Effort,
  halvesQuery,
  isCorrectable,
  isCorrection,
  prefixTerm,
  termQuery,
} from "./term-query";

/** Adds a parameter to a statement and returns its SQL. */
export type AddParameter = (value: unknown, type: string) => string;

/** Collects the parameters of a statement. */
export function parameterList(): { values: unknown[]; add: AddParameter } {
  const values: unknown[] = [];
  return { values, add: (value, type) => `$${values.push(value)}::${type}` };
}

/** Builds SQL that tests if every word of the patterns begins a word of a normalized text, with or without its spaces. */
export const hasWordsSql = (text: string, patterns: string) =>
  `(' ' || ${text} || ' ' || replace(${text}, ' ', '')) LIKE ALL (${patterns})`;

export const beginsWordPatterns = (words: string[]) => words.map(word => `% ${word}%`);

/** A search for signs only, such as "%", finds names that contain it as it is, and a search for nothing (null) finds nothing. */
export function literalPattern(text: string): string | null {
  const signs = text.replaceAll("\0", "").trim();
  return signs ? containsPattern(signs) : null;
}

/** The tempo of a song `s`, as the index of tempos has it. */
const tempoSql = "(s.audio_features->>'tempo')::float8";

/** Builds the queries of the songs in the lists that the filters name. */
function listQueries({ filters }: ParsedSearch, person: string, add: AddParameter): string[] {
  const items = `SELECT i.song_id FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id
      WHERE p.user_id = ${person} AND i.song_id IS NOT NULL`;
  const likes = `SELECT l.song_id FROM liked_songs l WHERE l.user_id = ${person}`;
  const queries: string[] = [];
  if (filters.playlist.length > 0)
    queries.push(
      `${items} AND ${hasWordsSql("p.search_text", add(beginsWordPatterns(filters.playlist), "text[]"))}`,
    );
  if (filters.liked) queries.push(likes);
  if (filters.added) {
    const [start, end] = filters.added.map(time => add(time, "timestamptz"));
    const isWithin = (alias: string) => `${alias}.added_at >= ${start} AND ${alias}.added_at < ${end}`;
    queries.push(`${likes} AND ${isWithin("l")} UNION ALL ${items} AND ${isWithin("i")}`);
  }
  return queries;
}

/** Builds the conditions of the filters of a search that look at a song `s` itself. */
function songConditions({ filters }: ParsedSearch, add: AddParameter): string[] {
  const hasWords = (line: number, words: string[]) =>
    hasWordsSql(`split_part(s.search_text, E'\\n', ${line})`, add(beginsWordPatterns(words), "text[]"));
  const conditions: string[] = [];
  if (filters.artist.length > 0) conditions.push(hasWords(2, filters.artist));
  if (filters.album.length > 0) conditions.push(hasWords(3, filters.album));
  if (filters.year) {
    const [first, last] = filters.year.map(year => add(year, "int"));
    conditions.push(`s.release_year BETWEEN ${first} AND ${last}`);
  }
  if (filters.bpm) {
    const [from, to] = filters.bpm.map(tempo => add(tempo, "float8"));
    conditions.push(`${tempoSql} >= ${from} AND ${tempoSql} < ${to}`);
  }
  return conditions;
}

const hasTerms = ({ words, filters }: ParsedSearch) =>
  [words, filters.artist, filters.album].some(each => each.length > 0);

/**
 * Builds the conditions of the filters of a search on a song `s`. The songs of lists are read once. With words, the songs that the
 * words find are looked up in them; without, the search starts from the lists.
 */
export function filterSql(search: ParsedSearch, person: string, add: AddParameter): string {
  // With IS TRUE, the planner cannot turn the condition into a join.
  const isIn = (list: string) => (hasTerms(search) ? `(s.id IN (${list})) IS TRUE` : `s.id IN (${list})`);
  const lists = listQueries(search, person, add).map(isIn);
  return [...lists, ...songConditions(search, add)].map(condition => ` AND ${condition}`).join("");
}

/** Builds the query of the ids of all songs that a search finds. For filters of lists alone it does not read the songs. */
export function matchingSongsSql(
  userId: string,
  search: ParsedSearch,
  effort: Effort | null,
  person: string,
  add: AddParameter,
): string {
  const isOfLists = search.hasFilters && !hasTerms(search) && !search.filters.year && !search.filters.bpm;
  if (isOfLists)
    return listQueries(search, person, add)
      .map(list => `(SELECT DISTINCT song_id AS id FROM (${list}) list)`)
      .join(" INTERSECT ");
  return `SELECT s.id FROM songs s WHERE ${wordsSql(userId, search, effort, person, add)}${filterSql(search, person, add)}`;
}

/**
 * Builds the condition of the person and the words of a search on a song `s`. The index also finds the words of `artist:` and
 * `album:`.
 */
export function wordsSql(
  userId: string,
  { words, text, filters, hasFilters }: ParsedSearch,
  effort: Effort | null,
  person: string,
  add: AddParameter,
): string {
  const isTheirs = `s.user_id = ${person}`;
  if (words.length === 0 && !hasFilters)
    return `${isTheirs} AND s.title LIKE ${add(literalPattern(text), "text")}`;
  const terms = [
    ...(words.length > 0 ? [termQuery(userId, words, effort)] : []),
    ...[...filters.artist, ...filters.album].map(word => prefixTerm(userId, word)),
  ];
  if (terms.length === 0) return isTheirs;
  // With IS TRUE, the planner does not read all songs of the person from another index as well.
  const condition = `(${isTheirs}) IS TRUE AND song_terms(s.user_id, s.search_text) @@ ${add(terms.join("&"), "tsquery")}`;
  // Each character of a script without spaces is a term, and has to follow the one before.
  const runs = words
    .filter(({ parts }) => parts.some(hasNoSpaces))
    .map(({ parts }) => `%${parts.join(" ")}%`);
  return runs.length > 0 ? `${condition} AND s.search_text LIKE ALL (${add(runs, "text[]")})` : condition;
}

/** With fewer results, a search also finds its words inside of others. */
const fewResults = 10;
/** With fewer results, a search also finds words with one wrong letter. A song that has several words as they are is what was meant. */
const hardlyAnyResults = ({ words }: ParsedSearch) => (words.length > 1 ? 1 : 3);

type RunSql = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) => Promise<Row[]>;

/** So many words, the longest, are corrected, with the words of so many songs. */
const [maxCorrected, maxReadForCorrections] = [3, 1_000];

/** Finds the words of the person's songs that differ by one letter from a word. */
async function findCorrections(
  run: RunSql,
  userId: string,
  word: string,
  isLast: boolean,
): Promise<string[]> {
  const edits = corrections(word, isLast);
  const rows = await run<{ text: string }>(
    `SELECT split_part(search_text, E'\\n*', 1) AS text FROM songs s
     WHERE (s.user_id = $1) IS TRUE AND song_terms(s.user_id, s.search_text) @@ $2::tsquery LIMIT ${maxReadForCorrections}`,
    [userId, halvesQuery(userId, word, isLast)],
  );
  const words = new Set(rows.flatMap(({ text }) => text.split(/[ \n]/)));
  return [...words].filter(found => isCorrection(edits, found));
}

/** Lists the words of a search that no song of the person has, and all words if the person's songs have each of them. */
async function misspelledWords(run: RunSql, userId: string, words: string[]): Promise<string[]> {
  // Each count reads the index. With LIMIT 1, the planner would read all songs until one has the word.
  const isUnknown = words.map(
    (_, index) => `(SELECT count(*) FROM songs s WHERE (s.user_id = $1) IS TRUE
    AND song_terms(s.user_id, s.search_text) @@ $${index + 2}::tsquery) = 0`,
  );
  const [row] = await run<{ unknown: boolean[] }>(
    `SELECT ARRAY[${isUnknown.join(", ")}]::bool[] AS unknown`,
    [userId, ...words.map(word => prefixTerm(userId, word))],
  );
  const unknown = words.filter((_, index) => row?.unknown[index]);
  return unknown.length > 0 ? unknown : words;
}

/** Says how a search that found so few songs goes on, and null if it has found enough. */
export async function moreEffort(
  run: RunSql,
  userId: string,
  search: ParsedSearch,
  songs: number,
): Promise<Effort | null> {
  if (search.words.length === 0 || songs >= fewResults) return null;
  const corrected: Effort["corrected"] = new Map();
  if (songs >= hardlyAnyResults(search)) return { corrected };
  const parts = search.words.flatMap(word => word.parts);
  const correctable = parts.filter(isCorrectable);
  if (correctable.length === 0) return { corrected };
  const misspelled = (await misspelledWords(run, userId, correctable))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, maxCorrected);
  for (const word of misspelled)
    corrected.set(word, await findCorrections(run, userId, word, word === parts.at(-1)));
  return { corrected };
}

/** Lists the ids of all songs that a search finds. */
export async function findSongIds(run: RunSql, userId: string, text: string): Promise<string[]> {
  const search = parseSearch(text);
  const find = async (effort: Effort | null) => {
    const { values, add } = parameterList();
    const person = add(userId, "uuid");
    return run<{ id: string }>(matchingSongsSql(userId, search, effort, person, add), values);
  };
  let rows = await find(null);
  const effort = await moreEffort(run, userId, search, rows.length);
  if (effort) rows = await find(effort);
  return rows.map(({ id }) => id);
}

/** So many songs of a broad search are ranked, so that its time does not grow with the library. */
const [maxBeginning, maxOthers] = [200, 300];
/** So many latest plays say what a person plays often and recently. */
const latestPlays = 500;
/** So many songs are ranked together by what the person likes. A page deeper in the results belongs to the next group. */
const groupSize = 100;

/** SQL of the parameters of a search. */
export type SearchSql = {
  person: string;
  /** The condition of the person and the words, and the conditions of the filters, on a song `s`. */
  matches: string;
  filters: string;
  /** Bounds of the normalized titles that begin with the search. */
  from: string;
  to: string;
  /** The normalized words, patterns of a text in which each begins a word, and the words without spaces. */
  words: string;
  patterns: string;
  compact: string;
  limit: string;
  offset: string;
  /** True for a single letter, which most songs have at the beginning of a word. */
  isOneLetter: boolean;
};

const columns =
  "s.id, s.search_text, s.title, s.uri LIKE 'spotify:track:%' AS is_track, s.album_id, s.album_name, s.image_url, s.artists";
const line = (number: number) => `split_part(search_text, E'\\n', ${number})`;

/**
 * Builds the table `found` of matching songs with the lines of their search text. Titles that begin with the search come from their
 * own index, in its order: the shortest titles first. If they are enough for a letter, its entries in the index of terms are not read,
 * which would be a third of the library.
 */
export const foundSql = ({ person, matches, filters, from, to, isOneLetter }: SearchSql) => `
  beginning AS MATERIALIZED (SELECT ${columns} FROM songs s
    WHERE s.user_id = ${person} AND left(s.search_text, 100) >= ${from} AND left(s.search_text, 100) < ${to}${filters}
    ORDER BY left(s.search_text, 100) LIMIT ${maxBeginning}),
  others AS MATERIALIZED (SELECT ${columns} FROM songs s WHERE ${matches}${filters}${isOneLetter ? ` AND (SELECT count(*) FROM beginning) < ${maxBeginning}` : ""}
    LIMIT ${maxOthers}),
  found AS MATERIALIZED (
    SELECT *, ${line(1)} AS title_line, ${line(2)} AS artists_line, ${line(3)} AS album_line, ${line(4)} AS joined_line
    FROM (SELECT * FROM beginning UNION ALL SELECT * FROM others WHERE id NOT IN (SELECT id FROM beginning)) both_parts)`;

/** SQL of a column that tells if more songs match than were found. */
export const isPartialSql = `(SELECT count(*) FROM beginning) = ${maxBeginning} OR (SELECT count(*) FROM others) = ${maxOthers} AS "isPartial"`;

/** Ranks a found song: the title is the search, a part of it, or begins with it; the words begin words of the title, … */
const tierSql = ({ compact, words, from, to, patterns }: SearchSql) => `CASE
  WHEN replace(title_line, ' ', '') = ${compact} THEN 0
  WHEN length(title_line) <= 2 * length(${compact}) AND string_to_array(title_line, ' ') <@ ${words} THEN 1
  WHEN search_text >= ${from} AND search_text < ${to} THEN 2
  WHEN (' ' || title_line || ' ' || joined_line) LIKE ALL (${patterns}) THEN 3
  WHEN (' ' || title_line || ' ' || joined_line || ' ' || artists_line) LIKE ALL (${patterns}) THEN 4
  WHEN (' ' || translate(search_text, E'\\n', ' ')) LIKE ALL (${patterns}) THEN 5
  WHEN search_text LIKE ALL (ARRAY(SELECT '%' || word || '%' FROM unnest(${words}) word)) THEN 6
  WHEN abs(length(replace(title_line, ' ', '')) - length(${compact})) <= 1 THEN 7
  ELSE 8 END`;

/**
 * Builds the table `best` of found songs up to the end of the page, with their `place`. Equal ranks are ordered by likes, the latest
 * plays and the number of playlists.
 */
export const bestSql = (search: SearchSql) => `
  played AS MATERIALIZED (SELECT song_id, count(*) AS plays FROM (
    SELECT song_id FROM plays WHERE user_id = ${search.person} AND is_play ORDER BY played_at DESC, id DESC LIMIT ${latestPlays}) latest GROUP BY song_id),
  ranked AS (SELECT f.id, f.title, ${tierSql(search)} AS tier, COALESCE(plays, 0) AS plays, length(title_line) AS length
    FROM found f LEFT JOIN played ON song_id = f.id),
  grouped AS (SELECT *, (row_number() OVER (ORDER BY tier, plays DESC, length, title, id) - 1) / ${groupSize} AS "group"
    FROM ranked ORDER BY tier, plays DESC, length, title, id
    LIMIT ((${search.limit} + ${search.offset} + ${groupSize} - 1) / ${groupSize}) * ${groupSize}),
  best AS MATERIALIZED (SELECT id, row_number() OVER (ORDER BY "group", tier,
      2 * (SELECT count(*) FROM liked_songs l WHERE l.song_id = g.id) + ln(1 + plays)
        + ln(1 + (SELECT count(DISTINCT playlist_id) FROM playlist_items i WHERE i.song_id = g.id)) DESC,
      length, title COLLATE by_name, id) AS place
    FROM grouped g)`;

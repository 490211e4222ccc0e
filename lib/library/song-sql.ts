/** Builds SQL that formats a time for the API: ISO 8601 in UTC with milliseconds. */
export const isoSql = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Builds SQL that converts a row of `songs` to the API's song. With JSON from PostgreSQL, a list needs one statement and no loop.
 */
export const songSql = (alias: string) => `json_build_object(
  'id', ${alias}.id, 'spotifyId', ${alias}.spotify_id, 'uri', ${alias}.uri, 'title', ${alias}.title,
  'durationMs', ${alias}.duration_ms, 'artists', ${alias}.artists,
  'album', CASE WHEN ${alias}.album_name IS NULL THEN NULL
    ELSE json_build_object('id', ${alias}.album_id, 'name', ${alias}.album_name) END,
  'imageUrl', ${alias}.image_url, 'isrc', ${alias}.isrc, 'isLocal', ${alias}.is_local, 'isPlayable', ${alias}.is_playable)`;

/** Builds SQL that derives the `kind` of a playlist item from its song. */
export const itemKindSql = (alias: string) =>
  `(CASE WHEN ${alias}.is_local THEN 'local' WHEN ${alias}.uri LIKE 'spotify:episode:%' THEN 'episode' ELSE 'song' END)::"ItemKind"`;

/** Builds SQL that tests if title, album or an artist matches a parameter, a pattern of `containsPattern`. */
export const songMatchesSql = (alias: string, parameter: string) => `(${alias}.title ILIKE ${parameter}
  OR ${alias}.album_name ILIKE ${parameter}
  OR EXISTS (SELECT 1 FROM jsonb_array_elements(${alias}.artists) artist WHERE artist->>'name' ILIKE ${parameter}))`;

/**
 * Builds SQL that orders a text as people expect: accents and case count only between texts that are equal otherwise, and 2 comes
 * before 10. Comparisons with a cursor need it too.
 */
export const byName = (text: string) => `${text} COLLATE by_name`;

/** Escapes the wildcards of LIKE. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** Returns a LIKE pattern for text that contains `text`. */
export const containsPattern = (text: string) => `%${escapeLike(text)}%`;

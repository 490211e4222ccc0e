/** ISO 8601 in UTC with milliseconds, as the API writes times. */
export const isoSql = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A row of `songs` as the API's song, built by PostgreSQL so that a list is one statement and no loop here. */
export const songSql = (alias: string) => `json_build_object(
  'id', ${alias}.id, 'spotifyId', ${alias}.spotify_id, 'uri', ${alias}.uri, 'title', ${alias}.title,
  'durationMs', ${alias}.duration_ms, 'artists', ${alias}.artists,
  'album', CASE WHEN ${alias}.album_name IS NULL THEN NULL
    ELSE json_build_object('id', ${alias}.album_id, 'name', ${alias}.album_name) END,
  'imageUrl', ${alias}.image_url, 'isrc', ${alias}.isrc, 'isLocal', ${alias}.is_local, 'isPlayable', ${alias}.is_playable)`;

/** `kind` of an item of a playlist that holds a song. */
export const itemKindSql = (alias: string) =>
  `(CASE WHEN ${alias}.is_local THEN 'local' WHEN ${alias}.uri LIKE 'spotify:episode:%' THEN 'episode' ELSE 'song' END)::"ItemKind"`;

/** Whether title, album or an artist contains the text in a parameter made by `likePattern`. */
export const songMatchesSql = (alias: string, parameter: string) => `(${alias}.title ILIKE ${parameter}
  OR ${alias}.album_name ILIKE ${parameter}
  OR EXISTS (SELECT 1 FROM jsonb_array_elements(${alias}.artists) artist WHERE artist->>'name' ILIKE ${parameter}))`;

/** Text with what LIKE takes for wildcards made ordinary. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** A LIKE pattern for text that contains this, whatever wildcards it contains itself. */
export const containsPattern = (text: string) => `%${escapeLike(text)}%`;

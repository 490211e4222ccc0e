/** Builds SQL that tests if a play counts for the person: polled plays and private sessions only after they have agreed. */
export const countsSql = (alias: string, withPolled: string, withPrivate: string) =>
  `(${withPolled}::boolean OR ${alias}.import_id IS NOT NULL) AND (${withPrivate}::boolean OR NOT ${alias}.is_private)`;

/** Builds SQL for the time at which a play began, in the words of its index. */
export const startSql = (alias: string) => `COALESCE(${alias}.started_at, ${alias}.played_at)`;

/**
 * Builds SQL that tests if a song can be recommended: Spotify plays it, and the person has dismissed neither it, nor the same recording,
 * nor one of its artists. $1 is the person.
 */
export const isUsableSql = (song: string, recording: string) => `(${song}.is_playable AND NOT ${song}.is_local
  AND ${song}.uri NOT LIKE 'spotify:episode:%'
  AND NOT EXISTS (SELECT 1 FROM recommendation_dismissals d WHERE d.user_id = $1 AND d.song_id = ${song}.id)
  AND (${recording} IS NULL OR ${recording} NOT IN (SELECT t.recording FROM recommendation_dismissals d
    JOIN statistics_songs t ON t.song_id = d.song_id WHERE d.user_id = $1 AND t.recording IS NOT NULL))
  AND (NOT EXISTS (SELECT 1 FROM recommendation_artist_dismissals d WHERE d.user_id = $1) OR NOT EXISTS (
    SELECT 1 FROM jsonb_array_elements(${song}.artists) credit JOIN recommendation_artist_dismissals d
      ON d.user_id = $1 AND d.name_key = lower(credit ->> 'name'))))`;

export const firstArtistSql = (song: string) => `COALESCE(${song}.artists -> 0 ->> 'name', '')`;

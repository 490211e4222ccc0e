/** Streams shorter than this are no plays; Spotify counts in the same way. */
const playMs = 30_000;
/** The length of a song that nobody knows; ListenBrainz counts the same. */
const unknownMs = 180_000;
/** More than the longest pause within a session, so that the first play of a period knows what was before it. */
const context = "12 hours";

type Names = {
  userId: string;
  /** Expressions for the period, as times. */
  from: string;
  to: string;
  zone: string;
  withPolled: string;
  withPrivate: string;
};

/**
 * Builds the table of what a person heard: `song_id`, `start`, `local` (the start in the time zone), `ms`, `is_play`, `is_skip` and
 * `is_polled`, with some hours around the period, which the caller leaves out. Sources that do not say how long a song was heard stand
 * for its whole length, but polled plays for no longer than the time since the play before.
 */
export const heardSql = ({ userId, from, to, zone, withPolled, withPrivate }: Names) => `(
  SELECT song_id, start, start AT TIME ZONE ${zone} AS local, ms, is_play, is_skip, is_polled FROM (
    SELECT *, COALESCE(started_at, played_at - ms * interval '1 millisecond') AS start FROM (
      SELECT p.song_id, p.started_at, p.played_at, p.is_play, COALESCE(p.is_skipped, false) AS is_skip,
        p.import_id IS NULL AS is_polled,
        COALESCE(p.ms_played, LEAST(
          COALESCE(NULLIF(s.duration_ms, 0), ${unknownMs}),
          CASE WHEN p.import_id IS NULL THEN GREATEST(${playMs}, extract(epoch FROM p.played_at -
            lag(p.played_at, 1, '-infinity') OVER (PARTITION BY p.import_id IS NULL ORDER BY p.played_at, p.id)) * 1000) END
        ))::bigint AS ms
      FROM plays p JOIN songs s ON s.id = p.song_id
      WHERE p.user_id = ${userId} AND COALESCE(p.started_at, p.played_at) >= ${from} - interval '${context}'
        AND COALESCE(p.started_at, p.played_at) < ${to} + interval '${context}'
        AND p.superseded_by_id IS NULL AND (${withPolled} OR p.import_id IS NOT NULL) AND (${withPrivate} OR NOT p.is_private)
        AND s.uri NOT LIKE 'spotify:episode:%') timed) begun)`;

/** Builds the time at which a day, an expression, begins in the time zone. */
export const beginningSql = (day: string, zone: string) => `((${day})::date::timestamp AT TIME ZONE ${zone})`;

/** The plays of months and of some hours around them. $1 person, $2 months, $3 time zone, $4 with polled plays, $5 with private sessions. */
export const heardInMonths = `heard AS MATERIALIZED (SELECT *, date_trunc('month', local)::date AS month FROM ${heardSql(
  {
    userId: "$1",
    from: beginningSql("(SELECT min(month) FROM unnest($2::date[]) month)", "$3"),
    to: beginningSql("(SELECT max(month) + interval '1 month' FROM unnest($2::date[]) month)", "$3"),
    zone: "$3",
    withPolled: "$4::boolean",
    withPrivate: "$5::boolean",
  },
)} h)`;

export const historyScope = "user-read-recently-played";

/** Working connections of enabled accounts with the scope to read the history, as a table in SQL. */
export const readableConnectionsSql = `(SELECT s.user_id, s.authorized_at FROM spotify_connections s
    JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
  WHERE s.reauth_required_at IS NULL AND '${historyScope}' = ANY(s.scopes))`;

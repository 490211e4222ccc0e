export const historyScope = "user-read-recently-played";

/** Working connections with the scope to read the history, as a table in SQL. */
export const readableConnectionsSql = `(SELECT user_id, authorized_at FROM spotify_connections
  WHERE reauth_required_at IS NULL AND '${historyScope}' = ANY(scopes))`;

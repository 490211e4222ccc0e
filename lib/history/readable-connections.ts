export const historyScope = "user-read-recently-played";

/** Connections through which the history can be read, as a table: they work as far as we know, and have the right to. */
export const readableConnectionsSql = `(SELECT user_id, authorized_at FROM spotify_connections
  WHERE reauth_required_at IS NULL AND '${historyScope}' = ANY(scopes))`;

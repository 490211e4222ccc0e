export const historyScope = "user-read-recently-played";

/** Connections through which the history can be read, as a table: they work as far as we know, and have the right to. */
export const readableConnections = `(SELECT c.user_id, c.authorized_at FROM spotify_connections c
  JOIN spotify_credentials k ON k.user_id = c.user_id AND k.client_id = c.client_id
  WHERE c.reauth_required_at IS NULL AND '${historyScope}' = ANY(c.scopes))`;

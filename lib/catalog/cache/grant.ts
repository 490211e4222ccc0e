import { sha256 } from "@/lib/platform/crypto";
import { preparedSql } from "@/lib/platform/db";

type Row = { clientId: string; account: string | null; authorizedAt: Date | null };

/**
 * Returns a short hash of what a reply depends on beside the request: the developer app (rights and quota), the Spotify account
 * (country, explicit filter, what is playable), and the connection, which a new sign-in at Spotify replaces. Null without an app.
 */
export async function findGrant(userId: string): Promise<string | null> {
  const [row] = await preparedSql<Row>(
    `SELECT k.client_id AS "clientId", c.spotify_user_id AS account, c.authorized_at AS "authorizedAt"
     FROM spotify_credentials k LEFT JOIN spotify_connections c ON c.user_id = k.user_id AND c.client_id = k.client_id
     WHERE k.user_id = $1`,
    [userId],
  );
  if (!row) return null;
  const { clientId, account, authorizedAt } = row;
  return sha256(JSON.stringify([clientId, account, authorizedAt])).slice(0, 16);
}

import type { UserContext } from "@/lib/core/context";
import { batched } from "@/lib/platform/batched";
import { preparedSql, withWorkload } from "@/lib/platform/db";

const selectActive = `SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ANY($1::uuid[]) AND s.expires_at > now() AND u.disabled_at IS NULL
  UNION ALL SELECT t.id FROM api_tokens t JOIN users u ON u.id = t.user_id
    WHERE t.id = ANY($1::uuid[]) AND u.disabled_at IS NULL`;

/** Finds active sessions and API tokens. Runs for all open streams at once, so it counts for no person. */
const findActive = batched(async (ids: string[]) => {
  const select = () => preparedSql<{ id: string }>(selectActive, [ids]);
  const rows = await withWorkload({ pool: "requests" }, select);
  return new Map(rows.map(({ id }) => [id, true]));
});

/** Tells whether the session or API token of a request that is still open has not ended. */
export async function isSignedIn({ actor }: UserContext): Promise<boolean> {
  if (actor.kind === "job") return true;
  return (await findActive(actor.kind === "user" ? actor.sessionId : actor.tokenId)) === true;
}

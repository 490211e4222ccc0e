import { AppError } from "@/lib/core/errors";
import { keyedHash, openOrNull, seal } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";
import { keyValue } from "@/lib/platform/key-value";

/** The lease of a key ends after this time unless its request renews it, so that the key of a crashed process becomes free. */
const leaseSeconds = 60;
const renewEveryMs = 20_000;

/** Replies that are larger, and all replies of a person who has used up the bytes of a day, are stored without their body. */
const maxBodyBytes = 64 * 1024;
const maxBodyBytesPerDay = 16 * 1024 * 1024;
const secondsPerDay = 24 * 60 * 60;

type StoredReply = { status: number; headers: Record<string, string>; body: string };

/** Headers that are stored with a reply. The other headers, such as the request id, are new in each reply. */
const storedHeaders = ["content-type", "content-language", "location", "cache-control"];
const replyLocation = (userId: string) => ({ userId, column: "reply" }) as const;

function readKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new AppError("bad_request", { reason: "idempotency_key" });
  return key;
}

/** Acquires the key and returns its lease, or null if the key is in use. Also deletes some keys that are older than a day. */
async function acquireKey(userId: string, key: string, requestHash: string): Promise<string | null> {
  const [newKey] = await sql<{ lease: string }>(
    `WITH expired AS (
       DELETE FROM idempotency_keys WHERE (user_id, key) IN (
         SELECT user_id, key FROM idempotency_keys
         WHERE created_at < now() - interval '24 hours' AND (user_id, key) <> ($1, $2)
         ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED))
     INSERT INTO idempotency_keys AS stored (user_id, key, request_hash, lease_until)
     VALUES ($1, $2, $3, now() + interval '${leaseSeconds} seconds')
     ON CONFLICT (user_id, key) DO UPDATE SET
       request_hash = excluded.request_hash, lease = excluded.lease, lease_until = excluded.lease_until,
       reply_sealed = NULL, created_at = now()
     WHERE stored.created_at < now() - interval '24 hours'
        OR stored.reply_sealed IS NULL AND stored.lease_until < now()
           AND stored.request_hash = excluded.request_hash
     RETURNING lease`,
    [userId, key, requestHash],
  );
  return newKey?.lease ?? null;
}

/**
 * Returns the reply stored for a key.
 * @throws AppError idempotency_key_reused, idempotency_key_in_use
 */
async function replayReply(userId: string, key: string, requestHash: string): Promise<Response> {
  const [stored] = await sql<{ requestHash: string; sealed: string | null }>(
    `SELECT request_hash AS "requestHash", reply_sealed AS sealed FROM idempotency_keys
     WHERE user_id = $1 AND key = $2`,
    [userId, key],
  );
  if (stored && stored.requestHash !== requestHash)
    throw new AppError("idempotency_key_reused", { reason: "other_request" });
  if (!stored?.sealed)
    throw new AppError("idempotency_key_in_use", {}, { retryAt: new Date(Date.now() + 1000) });
  const reply = openOrNull(stored.sealed, replyLocation(userId));
  if (reply === null) throw new AppError("idempotency_key_reused", { reason: "reply_unreadable" });
  const { status, headers, body } = JSON.parse(reply) as StoredReply;
  return new Response(body === "" ? null : body, {
    status,
    headers: { ...headers, "idempotency-replayed": "true" },
  });
}

/** Returns the body to store, which is empty if the body is too large to keep. */
async function bodyToStore(userId: string, response: Response): Promise<string> {
  const body = await response.clone().text();
  const bytes = Buffer.byteLength(body);
  if (bytes > maxBodyBytes) return "";
  const { count } = await keyValue().increment(`stored replies/${userId}`, secondsPerDay, bytes);
  return count > maxBodyBytesPerDay ? "" : body;
}

/** Tells whether a reply can be replayed. Rate limits and server errors are temporary, so their requests must run again. */
const isFinal = ({ status }: Response) => status < 500 && status !== 429;

async function saveReply(userId: string, key: string, lease: string, response: Response): Promise<void> {
  const ids = [userId, key, lease];
  if (!isFinal(response)) {
    await sql("DELETE FROM idempotency_keys WHERE user_id = $1 AND key = $2 AND lease = $3", ids);
    return;
  }
  const body = await bodyToStore(userId, response);
  const headers = Object.fromEntries([...response.headers].filter(([name]) => storedHeaders.includes(name)));
  if (body === "") for (const name of ["content-type", "content-language"]) delete headers[name];
  const reply: StoredReply = { status: response.status, headers, body };
  await sql("UPDATE idempotency_keys SET reply_sealed = $4 WHERE user_id = $1 AND key = $2 AND lease = $3", [
    ...ids,
    seal(JSON.stringify(reply), replyLocation(userId)),
  ]);
}

/**
 * Runs `run` once for each Idempotency-Key of a person (draft-ietf-httpapi-idempotency-key-header-06). Later requests
 * with the key get the same reply for 24 hours, or only its status and headers if its body was too large to keep. Replies are
 * stored encrypted, since some contain a new token.
 * @param body requests with the same key must have the same method, URL and body
 * @throws AppError bad_request for a malformed key, idempotency_key_reused, idempotency_key_in_use
 */
export async function withIdempotency(
  request: Request,
  userId: string,
  body: Uint8Array,
  run: () => Promise<Response>,
): Promise<Response> {
  const key = readKey(request);
  if (key === null) return run();
  const { pathname, search } = new URL(request.url);
  const requestHash = keyedHash("idempotent request", `${request.method} ${pathname}${search}\n`, body);
  const lease = await acquireKey(userId, key, requestHash);
  if (!lease) return replayReply(userId, key, requestHash);
  const renewal = setInterval(() => {
    sql(
      `UPDATE idempotency_keys SET lease_until = now() + interval '${leaseSeconds} seconds'
       WHERE user_id = $1 AND key = $2 AND lease = $3`,
      [userId, key, lease],
    ).catch(() => undefined);
  }, renewEveryMs);
  try {
    const response = await run();
    await saveReply(userId, key, lease, response);
    return response;
  } finally {
    clearInterval(renewal);
  }
}

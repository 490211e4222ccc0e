import { AppError } from "@/lib/core/errors";
import { keyedHash, open, seal } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";

/** A run that did not come back, because its process died, holds its key no longer than this. */
const leaseSeconds = 60;
const renewEveryMs = 20_000;

/** What is answered again: the headers are those that belong to what was done. */
type KeptReply = { status: number; headers: Record<string, string>; body: string };

const keptHeaders = ["content-type", "location", "cache-control"];
const replyOf = (userId: string) => ({ userId, column: "reply" }) as const;

function readKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new AppError(
      "bad_request",
      "An Idempotency-Key has 1 to 255 visible ASCII characters without spaces, such as a UUID.",
    );
  return key;
}

/** Takes the key for a run, or resolves to null where somebody has it. What is older than a day goes on the way. */
async function take(userId: string, key: string, requestHash: string): Promise<string | null> {
  const [taken] = await sql<{ lease: string }>(
    `WITH pruned AS (
       DELETE FROM idempotency_keys WHERE (user_id, key) IN (
         SELECT user_id, key FROM idempotency_keys
         WHERE created_at < now() - interval '24 hours' AND (user_id, key) <> ($1, $2)
         ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED))
     INSERT INTO idempotency_keys AS known (user_id, key, request_hash, lease_until)
     VALUES ($1, $2, $3, now() + interval '${leaseSeconds} seconds')
     ON CONFLICT (user_id, key) DO UPDATE SET
       request_hash = excluded.request_hash, lease = excluded.lease, lease_until = excluded.lease_until,
       reply_sealed = NULL, created_at = now()
     WHERE known.created_at < now() - interval '24 hours'
        OR known.reply_sealed IS NULL AND known.lease_until < now() AND known.request_hash = excluded.request_hash
     RETURNING lease`,
    [userId, key, requestHash],
  );
  return taken?.lease ?? null;
}

const isStillRunning = () =>
  new AppError(
    "idempotency_key_in_use",
    "A request with this Idempotency-Key is still being worked on. Send it again in a moment.",
    { retryAt: new Date(Date.now() + 1000) },
  );

/** What was answered to the key before. @throws AppError idempotency_key_reused, idempotency_key_in_use */
async function keptReply(userId: string, key: string, requestHash: string): Promise<Response> {
  const [kept] = await sql<{ requestHash: string; sealed: string | null }>(
    `SELECT request_hash AS "requestHash", reply_sealed AS sealed FROM idempotency_keys
     WHERE user_id = $1 AND key = $2`,
    [userId, key],
  );
  if (kept && kept.requestHash !== requestHash)
    throw new AppError(
      "idempotency_key_reused",
      "This Idempotency-Key came with another request before. Use a new key for each thing that you want done.",
    );
  if (!kept?.sealed) throw isStillRunning();
  const { status, headers, body } = JSON.parse(open(kept.sealed, replyOf(userId))) as KeptReply;
  return new Response(body === "" ? null : body, {
    status,
    headers: { ...headers, "idempotency-replayed": "true" },
  });
}

/** A pause that was asked for and a failure of ours say nothing of the request: the next try shall be a real one. */
const isWorthKeeping = ({ status }: Response) => status < 500 && status !== 429;

async function keep(userId: string, key: string, lease: string, response: Response): Promise<void> {
  const mine = [userId, key, lease];
  if (!isWorthKeeping(response)) {
    await sql("DELETE FROM idempotency_keys WHERE user_id = $1 AND key = $2 AND lease = $3", mine);
    return;
  }
  const headers = Object.fromEntries([...response.headers].filter(([name]) => keptHeaders.includes(name)));
  const reply: KeptReply = { status: response.status, headers, body: await response.clone().text() };
  await sql("UPDATE idempotency_keys SET reply_sealed = $4 WHERE user_id = $1 AND key = $2 AND lease = $3", [
    ...mine,
    seal(JSON.stringify(reply), replyOf(userId)),
  ]);
}

/**
 * Does what a request asks for once, however often it comes with the same Idempotency-Key within 24 hours
 * (draft-ietf-httpapi-idempotency-key-header-06): later ones get the reply of the first. Replies are kept sealed, since
 * some hold a token that is shown once.
 * @param text the body as it was sent; with the method and the address it makes the request
 * @throws AppError bad_request for a key that is none, idempotency_key_reused, idempotency_key_in_use
 */
export async function withIdempotency(
  request: Request,
  userId: string,
  text: string,
  answer: () => Promise<Response>,
): Promise<Response> {
  const key = readKey(request);
  if (key === null) return answer();
  const { pathname, search } = new URL(request.url);
  const requestHash = keyedHash("idempotent request", `${request.method} ${pathname}${search}\n${text}`);
  const lease = await take(userId, key, requestHash);
  if (!lease) return keptReply(userId, key, requestHash);
  const renewal = setInterval(() => {
    sql(
      `UPDATE idempotency_keys SET lease_until = now() + interval '${leaseSeconds} seconds'
       WHERE user_id = $1 AND key = $2 AND lease = $3`,
      [userId, key, lease],
    ).catch(() => undefined);
  }, renewEveryMs);
  try {
    const response = await answer();
    await keep(userId, key, lease, response);
    return response;
  } finally {
    clearInterval(renewal);
  }
}

import { playlistErrorStatuses, spotifyErrorStatuses } from "@/lib/core/error-statuses";
import { isReason } from "@/lib/core/error-words";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { sql, withWorkload } from "@/lib/platform/db";
import { toAppError } from "@/lib/platform/db/outage";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import { shutdown } from "@/lib/platform/shutdown";

/** How long errors are collected before one statement writes them. */
const collectMs = 2_000;
/** Different errors that a process collects at most; more of them in two seconds are no help for anybody. */
const maxCollected = 1_000;

/** Background work whose errors are recorded; the errors of requests are recorded by the name of the operation. */
type BackgroundWork =
  | "import"
  | "listening history"
  | "history import"
  | "playlist edit"
  | "queue"
  | "player";
/** An operation of the API, such as `POST /spotify/import`, or a kind of background work. */
export type ErrorPlace = `${string} /${string}` | BackgroundWork;

/** Codes outside of the tables about Spotify that a person may ask an admin about. */
const otherCodes: ErrorCode[] = ["internal_error", "library_full", "nothing_to_shuffle", "shuffle_ended"];

/**
 * Codes that tell something about a person's connection, library or instance. Mistakes of a request, guesses and rate limits of
 * Tonearm are left out: they would bury the others, and a program could cause them in any number.
 */
const recordedCodes = new Set<string>([
  ...Object.keys(spotifyErrorStatuses),
  ...Object.keys(playlistErrorStatuses),
  ...otherCodes,
]);

type Collected = {
  userId: string;
  place: string;
  code: ErrorCode;
  reason: string;
  numbers: string;
  requestId: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
};

const collected = () =>
  perProcess("errors of people", () => {
    shutdown().addEventListener("abort", () => void flushErrors());
    return { errors: new Map<string, Collected>(), written: Promise.resolve() };
  });

/** Returns the reason only if it names a detail of the code: other parameters can contain what a person wrote. */
const detailReason = ({ code, parameters: { reason } }: AppError): string =>
  isReason(code, reason) ? reason : "";

const numbersOf = ({ parameters }: AppError) =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => typeof value === "number"));

/** Returns the error that a person needs help with: an incomplete edit is explained by its cause. */
function causeOf(thrown: unknown): AppError {
  const error = toAppError(thrown) ?? new AppError("internal_error", { reason: "request" });
  return error.code === "playlist_edit_incomplete" && error.cause instanceof AppError ? error.cause : error;
}

/**
 * Records an error that a person met, for an admin who helps them. Costs nothing but memory at first: a process writes the errors
 * of two seconds in one statement, and repetitions of an error only count.
 */
export function recordError(userId: string, place: ErrorPlace, thrown: unknown, requestId: string): void {
  const error = causeOf(thrown);
  const { code } = error;
  if (!recordedCodes.has(code)) return;
  const { errors } = collected();
  const reason = detailReason(error);
  const key = [userId, place, code, reason].join("\n");
  if (errors.size >= maxCollected && !errors.has(key)) return;
  const now = new Date();
  const { count, firstAt } = errors.get(key) ?? { count: 0, firstAt: now };
  const entry = {
    userId,
    place,
    code,
    reason,
    numbers: JSON.stringify(numbersOf(error)),
    requestId,
    count: count + 1,
    firstAt,
    lastAt: now,
  };
  errors.set(key, entry);
  // The timer must not run in the transaction or with the connections of this request.
  if (errors.size === 1 && count === 0)
    withWorkload({ pool: "background" }, () => setTimeout(() => void flushErrors(), collectMs).unref());
}

/** Skips people whose account is being deleted. Rows in one order, so that two processes do not wait for each other. */
const insertErrors = `WITH people AS MATERIALIZED (
    SELECT id FROM users WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE SKIP LOCKED)
  INSERT INTO person_errors AS e (user_id, place, code, reason, numbers, request_id, count, first_at, last_at)
  SELECT r.* FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::text[],
      $7::int[], $8::timestamptz[], $9::timestamptz[])
    AS r(user_id, place, code, reason, numbers, request_id, count, first_at, last_at) JOIN people p ON p.id = r.user_id
  ORDER BY 1, 2, 3, 4
  ON CONFLICT (user_id, place, code, reason) DO UPDATE SET numbers = excluded.numbers,
    request_id = excluded.request_id,
    count = e.count + excluded.count, last_at = GREATEST(e.last_at, excluded.last_at)`;

/**
 * Writes the collected errors of this process, after those that are being written. If that fails they are lost, because they are
 * help and not data.
 */
export function flushErrors(): Promise<void> {
  const people = collected();
  people.written = people.written.then(writeCollected);
  return people.written;
}

async function writeCollected(): Promise<void> {
  const collectedErrors = collected().errors;
  const errors = [...collectedErrors.values()];
  collectedErrors.clear();
  if (errors.length === 0) return;
  const column = <Name extends keyof Collected>(name: Name) => errors.map(error => error[name]);
  const columns = [
    "userId",
    "place",
    "code",
    "reason",
    "numbers",
    "requestId",
    "count",
    "firstAt",
    "lastAt",
  ] as const;
  await sql(insertErrors, columns.map(column)).catch(error =>
    log.warn({ error }, "the errors of people could not be recorded"),
  );
}

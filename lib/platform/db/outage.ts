import { AppError, type Refusal } from "@/lib/core/errors";

type Outage = Extract<Refusal, [code: "database_unavailable", ...unknown[]]>[1]["reason"];

/** Codes of connections that fail (Node), and Prisma's codes for the same: https://pris.ly/d/error-reference. */
const connectionCodes = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ENOTFOUND", "EAI_AGAIN", "P1001", "P1002", "P1008", "P1017", "P2024"],
]);

/** PostgreSQL's codes: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const sqlStates: [pattern: RegExp, outage: Outage][] = [
  [/^53100$/, "disk_full"],
  // Connections, memory or another limit is used up; P2028 is a transaction of Prisma that waited too long for a connection.
  [/^(53\d{3}|P2028|P2037)$/, "too_busy"],
  // The statement reached the timeout of requests.
  [/^57014$/, "too_slow"],
  // The connection failed, or the server shuts down, has crashed or starts.
  [/^(08[0-9A-Z]{3}|57P0[1235])$/, "not_answering"],
];

/** The messages of pg and pg-pool for connections that broke or did not come about; these errors have no code. */
const connectionMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/;

const delaysMs: Record<Outage, number> = {
  not_answering: 5_000,
  too_busy: 5_000,
  too_slow: 5_000,
  disk_full: 60_000,
};

const toObject = (value: unknown): Record<string, unknown> | null =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;

function findOutage(error: unknown, depth = 0): Outage | null {
  if (error instanceof AppError || depth > 5) return null;
  const fields = toObject(error);
  if (!fields) return null;
  for (const code of [fields.code, fields.originalCode, fields.errorCode])
    if (typeof code === "string") {
      if (connectionCodes.has(code)) return "not_answering";
      const known = sqlStates.find(([pattern]) => pattern.test(code));
      if (known) return known[1];
    }
  if (fields.kind === "DatabaseNotReachable" || fields.kind === "ConnectionClosed") return "not_answering";
  if (typeof fields.message === "string" && connectionMessage.test(fields.message)) return "not_answering";
  // Prisma wraps the error of the driver; Node wraps the errors of several addresses. The cause of any other error, such as a
  // failed fetch, concerns another service.
  const wrapped = [
    toObject(fields.meta)?.driverAdapterError,
    ...(fields.name === "DriverAdapterError" ? [fields.cause] : []),
    ...(Array.isArray(fields.errors) ? fields.errors : []),
  ];
  for (const inner of wrapped) {
    const outage = findOutage(inner, depth + 1);
    if (outage) return outage;
  }
  return null;
}

/**
 * Tells whether a query failed because the database could not be reached or had no room. Knows the errors of pg and of Prisma.
 */
export const isDatabaseUnavailable = (error: unknown): boolean =>
  findOutage(error) !== null || (error instanceof AppError && error.code === "database_unavailable");

/** Returns the refusal to show for an error: the error itself if it is one, or the outage of the database; null for a bug. */
export function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const reason = findOutage(error);
  if (!reason) return null;
  const retryAt = new Date(Date.now() + delaysMs[reason]);
  return new AppError("database_unavailable", { reason }, { retryAt, cause: error });
}

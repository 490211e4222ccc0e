import type pg from "pg";
import type { ErrorParameters } from "@/lib/core/error-words";
import { AppError, notFound } from "@/lib/core/errors";
import { type ShuffleSource, type Spread as SpreadName, shuffleSource } from "@/lib/schemas/shuffle";
import { spreadSql } from "./spread";

/** The data of a session that is needed to make its sets. */
export type Session = {
  id: string;
  userId: string;
  source: ShuffleSource;
  name: string;
  seed: string;
  spread: SpreadName;
  set: number;
  edit: number;
  cursor: number;
  size: number;
  nextSize: number | null;
};

type SessionRow = Omit<Session, "source"> & { source: string; endedReason: EndedReason | null };

const columns = `s.id, s.user_id AS "userId", s.source, s.name, s.seed, ${spreadSql("s")} AS spread,
  s.set_number AS "set", s.edit_number AS edit, s.cursor, s.set_size AS size, s.next_size AS "nextSize",
  s.ended_reason AS "endedReason"`;

export type EndedReason = ErrorParameters<"shuffle_ended">["reason"];

/**
 * Reads a session that has not ended.
 * @param isLocked locks the session's row, so that its cursor does not change until the end of the transaction. Taking a slot
 *   locks only this row, so a transaction that writes slots locks it first
 * @throws AppError not_found, shuffle_ended
 */
export async function readSession(
  client: pg.PoolClient,
  { userId, id }: { userId: string; id: string },
  isLocked = false,
): Promise<Session> {
  const { rows } = await client.query<SessionRow>(
    `SELECT ${columns} FROM shuffle_sessions s WHERE s.user_id = $1 AND s.id = $2 ${isLocked ? "FOR UPDATE OF s" : ""}`,
    [userId, id],
  );
  const [row] = rows;
  if (!row) throw notFound("shuffle");
  const { endedReason, source, ...session } = row;
  if (endedReason) throw new AppError("shuffle_ended", { reason: endedReason });
  return { ...session, source: shuffleSource.parse(JSON.parse(source)) };
}

import type { UserContext } from "@/lib/core/context";
import { decodeTimeCursor, toPage } from "@/lib/core/cursor";
import { notFound } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import { type ImportRow, importColumns, presentHistoryImport } from "./present-import";

/** An upload that is not complete has no files yet, and is not shown. */
const selectPage = `SELECT ${importColumns} FROM history_imports
  WHERE user_id = $1 AND files <> '[]' AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
  ORDER BY history_imports.created_at DESC, id DESC LIMIT $4`;
const selectOne = `SELECT ${importColumns} FROM history_imports WHERE user_id = $1 AND id = $2 AND files <> '[]'`;

type Input = { limit: number; cursor?: string };

/** Lists the person's imports of history, the newest first. */
export async function listHistoryImports({ userId, locale }: UserContext, input: Input) {
  const [time = null, id = null] = decodeTimeCursor(input.cursor) ?? [];
  const rows = await sql<ImportRow>(selectPage, [userId, time, id, input.limit + 1]);
  return toPage(
    rows,
    input.limit,
    row => presentHistoryImport(locale, row),
    ({ createdAt, id }) => [createdAt, id],
  );
}

/** Returns one of the person's imports of history. @throws AppError not_found */
export async function getHistoryImport({ userId, locale }: UserContext, id: string): Promise<HistoryImport> {
  const [row] = await sql<ImportRow>(selectOne, [userId, id]);
  if (!row) throw notFound("history_import");
  return presentHistoryImport(locale, row);
}

import { z } from "zod";
import { presentError, storedErrorSchema } from "@/lib/core/stored-error";
import type { Locale } from "@/lib/i18n/locales";
import { isoSql } from "@/lib/library/song-sql";
import {
  type HistoryFile,
  type HistoryImport,
  historyFile,
  historyImport,
} from "@/lib/schemas/history-imports";
import type { RowCounts } from "./stage/compare-rows";

/** The columns of an import for `presentHistoryImport`. */
export const importColumns = `id, state, undo IS NOT NULL AS "isUndoing", files, counts, skipped,
  CASE WHEN undo IS NULL THEN error END AS error, progress_done AS done, progress_total AS total,
  ${isoSql("created_at")} AS "createdAt", ${isoSql("started_at")} AS "startedAt", ${isoSql("finished_at")} AS "finishedAt"`;

export type ImportRow = Pick<
  HistoryImport,
  "id" | "state" | "isUndoing" | "createdAt" | "startedAt" | "finishedAt"
> & {
  files: unknown;
  counts: unknown;
  skipped: unknown;
  error: unknown;
  done: number;
  total: number;
};

const noCounts: HistoryImport["counts"] = { rows: 0, plays: 0, duplicates: 0, skipped: 0 };
const storedCounts = historyImport.shape.counts.extend({
  previewed: z.number().int().nullable().default(null),
});

/** Returns an import as the API shows it, with words in a language. */
export function presentHistoryImport(locale: Locale, row: ImportRow): HistoryImport {
  const { id, state, isUndoing, createdAt, startedAt, finishedAt, done, total } = row;
  const { previewed, ...counts } = storedCounts.parse({ ...noCounts, ...(row.counts as object) });
  const error = storedErrorSchema.nullable().catch(null).parse(row.error);
  return {
    id,
    state,
    isUndoing,
    files: z.array(historyFile).parse(row.files),
    counts,
    previewedPlays: previewed,
    skipped: historyImport.shape.skipped.parse(row.skipped),
    progress: { done, total },
    error: error && presentError(locale, error),
    createdAt,
    startedAt,
    finishedAt,
  };
}

type Skipped = HistoryImport["skipped"];

/** Returns the counts of an import. Short rows are the one kind of skipped rows that is stored. */
export function countImport(files: HistoryFile[], leftOut: Skipped, counts: RowCounts) {
  const { plays, duplicates, short, shortExamples } = counts;
  const skipped: Skipped =
    short > 0 ? [{ reason: "short", count: short, examples: shortExamples }, ...leftOut] : leftOut;
  return {
    counts: {
      rows: files.reduce((sum, { rows }) => sum + rows, 0),
      plays,
      duplicates,
      skipped: skipped.reduce((sum, { count }) => sum + count, 0),
    },
    skipped,
  };
}

/** Returns the counts of an import after rows that were duplicates have become its plays and its short rows. */
export function countPassed(counts: unknown, skipped: unknown, passed: { plays: number; short: number }) {
  const { plays, duplicates, ...rest } = historyImport.shape.counts.parse(counts);
  const list = historyImport.shape.skipped.parse(skipped);
  const short = list.find(({ reason }) => reason === "short") ?? { reason: "short", count: 0, examples: [] };
  const others = list.filter(row => row !== short);
  return {
    counts: {
      ...rest,
      plays: plays + passed.plays,
      previewed: plays + passed.plays,
      duplicates: duplicates - passed.plays - passed.short,
      skipped: rest.skipped + passed.short,
    },
    skipped: passed.short > 0 ? [{ ...short, count: short.count + passed.short }, ...others] : list,
  };
}

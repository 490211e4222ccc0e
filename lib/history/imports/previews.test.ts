import { expect, it } from "vitest";
import { deleteExpired } from "@/lib/history/delete-expired";
import { prisma, sql } from "@/lib/platform/db";
import { importHistory, uploadHistory } from "@/testing/history/imports";
import { audio } from "@/testing/history/library";
import { songRow } from "@/testing/history/rows";
import { createUser } from "@/testing/people";
import { deleteHistoryImport } from "./delete-history-import";
import { historyImportJob } from "./history-import-job";
import { getHistoryImport } from "./list-history-imports";
import { startHistoryImport } from "./start-history-import";

it("A preview that nobody starts expires after a day, and asks for the files again", async () => {
  const ctx = await createUser();
  const { id } = await uploadHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  // Another one whose process ended after it was cancelled.
  const cancelled = await uploadHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  await sql("UPDATE history_imports SET state = 'cancelled' WHERE id = $1", [cancelled.id]);
  await sql("UPDATE history_imports SET created_at = now() - interval '25 hours' WHERE id = $1", [id]);
  await deleteExpired(prisma());
  expect(await getHistoryImport(ctx, id)).toMatchObject({ state: "cancelled" });
  await expect(startHistoryImport(ctx, id)).rejects.toMatchObject({ parameters: { reason: "expired" } });
  const staged = "SELECT 1 FROM history_staged_rows WHERE import_id = ANY($1)";
  expect(await sql(staged, [[id, cancelled.id]])).toEqual([]);
});

it("The counts of a preview follow when the plays of another import come or go", async () => {
  const ctx = await createUser();
  const rows = { [audio]: [songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T19:00:00Z")] };
  const { id } = await uploadHistory(ctx, rows);
  const playsOfPreview = async () => {
    await historyImportJob.handle({ importId: id });
    return (await getHistoryImport(ctx, id)).counts;
  };
  const other = await importHistory(ctx, rows);
  expect(await playsOfPreview()).toEqual({ rows: 2, plays: 0, duplicates: 2, skipped: 0 });
  await deleteHistoryImport(ctx, other.id);
  expect(await playsOfPreview()).toEqual({ rows: 2, plays: 2, duplicates: 0, skipped: 0 });
});

it("An import tells how many plays its preview had when the history has changed since", async () => {
  const ctx = await createUser();
  const { id } = await uploadHistory(ctx, {
    [audio]: [songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T19:00:00Z")],
  });
  await startHistoryImport(ctx, id);
  await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  await historyImportJob.handle({ importId: id });
  const { counts, previewedPlays } = await getHistoryImport(ctx, id);
  expect({ counts, previewedPlays }).toEqual({
    counts: { rows: 2, plays: 1, duplicates: 1, skipped: 0 },
    previewedPlays: 2,
  });
});

it("What was read for a preview goes with the import or the account", async () => {
  const [ctx, leaver] = [await createUser(), await createUser()];
  const rows = { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] };
  const ids = [(await uploadHistory(ctx, rows)).id, (await uploadHistory(leaver, rows)).id];
  await deleteHistoryImport(ctx, ids[0] ?? "");
  await sql("DELETE FROM users WHERE id = $1", [leaver.userId]);
  for (const table of ["history_staged_rows", "history_staged_songs"])
    expect(await sql(`SELECT 1 FROM ${table} WHERE import_id = ANY($1)`, [ids]), table).toEqual([]);
});

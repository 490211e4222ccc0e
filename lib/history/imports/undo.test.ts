import { expect, it, vi } from "vitest";
import { sql, sqlTransaction } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { onlyDeep } from "@/testing/depth";
import { importHistory, uploadHistory } from "@/testing/history/imports";
import { addPolled, audio, countStored, listPlays } from "@/testing/history/library";
import { historyUri, songRow } from "@/testing/history/rows";
import { createUser } from "@/testing/people";
import { besideTransaction } from "@/testing/system/beside-transaction";
import { deleteHistory, deleteHistoryImport } from "./delete-history-import";
import { historyImportJob, resumeHistoryImports } from "./history-import-job";
import { getHistoryImport, listHistoryImports } from "./list-history-imports";
import { startHistoryImport } from "./start-history-import";

const deepIt = onlyDeep(it);

it("Undo takes back exactly what one import brought, and songs that nothing else uses", async () => {
  const ctx = await createUser();
  await addPolled(ctx, 9, "2024-01-01T00:00:00Z");
  const before = await countStored(ctx);
  const first = await importHistory(ctx, {
    [audio]: [songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T19:00:00Z")],
  });
  const second = await importHistory(ctx, {
    [audio]: [songRow(2, "2024-05-07T19:00:00Z"), songRow(3, "2024-05-07T20:00:00Z")],
  });
  await sql(
    "INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, id, now() FROM songs WHERE user_id = $1 AND uri = $2",
    [ctx.userId, historyUri(1)],
  );
  await deleteHistoryImport(ctx, first.id);
  expect(await listPlays(ctx)).toEqual([
    "2024-05-07T20:00:00.000Z Song 3",
    "2024-05-07T19:00:00.000Z Song 2",
    "2024-01-01T00:00:00.000Z Song 9",
  ]);
  await deleteHistoryImport(ctx, second.id);
  // The liked song stays.
  expect(await countStored(ctx)).toEqual({ ...before, songs: 2 });
  await expect(getHistoryImport(ctx, first.id)).rejects.toMatchObject({ code: "not_found" });
});

/** Makes the songs of an import fail: their addresses become longer than an index takes. */
const breakImport = (id: string) =>
  sql(
    `UPDATE history_staged_songs SET uri = (SELECT string_agg(md5(n::text), '') FROM generate_series(1, 300) n)
     WHERE import_id = $1 AND song_id IS NULL`,
    [id],
  );

/** Makes writes of a kind wait while `work` runs. */
async function holdWrites<T>(write: string, work: () => Promise<T>): Promise<T> {
  await sql(`CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_advisory_xact_lock(17); RETURN NEW; END'`);
  await sql(`CREATE TRIGGER hold BEFORE ${write} FOR EACH ROW EXECUTE FUNCTION hold()`);
  return sqlTransaction(async client => {
    await client.query("SELECT pg_advisory_xact_lock(17)");
    return besideTransaction(work);
  });
}
const letWritesGo = () => sql("DROP FUNCTION hold CASCADE");

const expectWaiting = (count: number) =>
  expect
    .poll(() =>
      sql("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"),
    )
    .toHaveLength(count);

it("An import that fails for an unforeseen reason says that nothing was added, and leaves nothing", async () => {
  const ctx = await createUser();
  const known = songRow(2, "2024-05-06T19:00:00Z");
  await importHistory(ctx, { [audio]: [known] });
  const { id } = await uploadHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z"), known] });
  await startHistoryImport(ctx, id);
  await breakImport(id);
  // Everything up to the error, and nothing of the undo.
  const goOn = stopBeforeStep(0);
  await historyImportJob.handle({ importId: id });
  goOn();
  expect(await getHistoryImport(ctx, id)).toMatchObject({ state: "running", isUndoing: true, error: null });
  await historyImportJob.handle({ importId: id });
  expect(await getHistoryImport(ctx, id)).toMatchObject({
    isUndoing: false,
    state: "failed",
    error: { code: "internal_error", detail: expect.stringContaining("Nothing was added") },
  });
  expect(await countStored(ctx)).toMatchObject({ plays: 1, songs: 1 });
  expect(await sql("SELECT 1 FROM history_known_plays WHERE import_id = $1", [id])).toEqual([]);
});

it("The whole history is deleted in one step", async () => {
  const ctx = await createUser();
  await addPolled(ctx, 9, "2024-01-01T00:00:00Z");
  await importHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  await deleteHistory(ctx);
  expect(await countStored(ctx)).toEqual({ plays: 0, songs: 1, imports: 0 });
  expect((await listHistoryImports(ctx, { limit: 10 })).items).toEqual([]);
});

deepIt("Undo of an older export leaves the plays that a newer one has as well to that one", async () => {
  const ctx = await createUser();
  await addPolled(ctx, 1, "2024-05-06T18:43:22Z");
  const before = await countStored(ctx);
  const rows = [
    songRow(1, "2024-05-06T18:43:20Z"),
    songRow(2, "2024-05-06T19:00:00Z"),
    songRow(3, "2024-05-06T19:10:00Z", { ms_played: 4_000 }),
  ];
  const older = await importHistory(ctx, { [audio]: [...rows, songRow(4, "2024-05-06T20:00:00Z")] });
  const newer = await importHistory(ctx, { [audio]: [...rows, songRow(5, "2024-05-07T20:00:00Z")] });
  expect(newer.counts).toEqual({ rows: 4, plays: 1, duplicates: 3, skipped: 0 });
  await deleteHistoryImport(ctx, older.id);
  expect(await listPlays(ctx)).toEqual([
    "2024-05-07T20:00:00.000Z Song 5",
    "2024-05-06T19:00:00.000Z Song 2",
    "2024-05-06T18:43:20.000Z Song 1",
  ]);
  const { counts, skipped } = await getHistoryImport(ctx, newer.id);
  expect({ ...counts, short: skipped.map(({ reason, count }) => ({ reason, count })) }).toEqual({
    rows: 4,
    plays: 3,
    duplicates: 0,
    skipped: 1,
    short: [{ reason: "short", count: 1 }],
  });
  await deleteHistoryImport(ctx, newer.id);
  expect(await listPlays(ctx)).toEqual(["2024-05-06T18:43:22.000Z Song 1"]);
  expect(await countStored(ctx)).toEqual(before);
});

deepIt(
  "An import that was started keeps the plays of an import that is undone before they are written",
  async () => {
    const ctx = await createUser();
    const rows = Array.from({ length: 10_020 }, (_, index) =>
      songRow(index % 3, new Date(Date.UTC(2020, 0) + index * 300_000).toISOString(), { ms_played: 60_000 }),
    );
    const older = await importHistory(ctx, { [audio]: rows.slice(-10) });
    const { id } = await uploadHistory(ctx, { [audio]: rows });
    await startHistoryImport(ctx, id);
    const stop = vi.spyOn(shutdown(), "aborted", "get").mockReturnValue(true);
    await historyImportJob.handle({ importId: id });
    stop.mockRestore();
    await deleteHistoryImport(ctx, older.id);
    await historyImportJob.handle({ importId: id });
    expect(await countStored(ctx)).toMatchObject({ plays: 10_020 });
    await deleteHistoryImport(ctx, id);
    expect(await countStored(ctx)).toEqual({ plays: 0, songs: 0, imports: 0 });
  },
);

/** Makes this process shut down before the step of an undo with this number. */
function stopBeforeStep(number: number) {
  let steps = 0;
  const stop = vi.spyOn(shutdown(), "aborted", "get").mockImplementation(() => steps++ >= number);
  return () => stop.mockRestore();
}

it("An undo that is interrupted before any of its steps is finished by its job or when it is asked for again", async () => {
  const ctx = await createUser();
  await addPolled(ctx, 1, "2024-05-06T18:43:22Z");
  const shared = [songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T19:00:00Z")];
  const newerRows = [...shared, songRow(3, "2024-05-07T20:00:00Z")];
  for (let number = 0; number < 5; number++) {
    const older = await importHistory(ctx, { [audio]: [...shared, songRow(4, "2024-05-06T20:00:00Z")] });
    const newer = await importHistory(ctx, { [audio]: newerRows });
    const goOn = stopBeforeStep(number);
    await deleteHistoryImport(ctx, older.id);
    goOn();
    const { isUndoing, progress } = await getHistoryImport(ctx, older.id);
    expect({ isUndoing, progress }).toEqual({
      isUndoing: true,
      progress: { done: [0, 0, 2, 3, 3][number], total: 3 },
    });
    if (number % 2) await historyImportJob.handle({ importId: older.id });
    else await deleteHistoryImport(ctx, older.id);
    expect(await listPlays(ctx), `${number}`).toEqual([
      "2024-05-07T20:00:00.000Z Song 3",
      "2024-05-06T19:00:00.000Z Song 2",
      "2024-05-06T18:43:20.000Z Song 1",
    ]);
    expect((await getHistoryImport(ctx, newer.id)).counts).toMatchObject({ plays: 3, duplicates: 0 });
    await deleteHistoryImport(ctx, newer.id);
    expect(await listPlays(ctx)).toEqual(["2024-05-06T18:43:22.000Z Song 1"]);
    expect(await countStored(ctx)).toEqual({ plays: 1, songs: 1, imports: 0 });
  }
});

it("An import is not begun before the undo of another one is finished", async () => {
  const ctx = await createUser();
  const rows = { [audio]: [songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T19:00:00Z")] };
  const older = await importHistory(ctx, rows);
  const { id } = await uploadHistory(ctx, rows);
  await startHistoryImport(ctx, id);
  const goOn = stopBeforeStep(0);
  await deleteHistoryImport(ctx, older.id);
  goOn();
  await historyImportJob.handle({ importId: id });
  expect(await getHistoryImport(ctx, id)).toMatchObject({ state: "completed", counts: { plays: 2 } });
  await expect(getHistoryImport(ctx, older.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await countStored(ctx)).toEqual({ plays: 2, songs: 2, imports: 1 });
});

it("An import that begins while the undo of another one begins keeps the plays that both have", async () => {
  const ctx = await createUser();
  const rows = { [audio]: [songRow(1, "2024-05-06T18:43:20Z"), songRow(2, "2024-05-06T19:00:00Z")] };
  const older = await importHistory(ctx, rows);
  const { id } = await uploadHistory(ctx, rows);
  await startHistoryImport(ctx, id);
  // Holds the import after it has looked for undos.
  const work = await holdWrites("UPDATE OF started_at ON history_imports", async () => {
    const running = historyImportJob.handle({ importId: id });
    await expectWaiting(1);
    const undo = deleteHistoryImport(ctx, older.id);
    await expectWaiting(2);
    return [running, undo];
  });
  await Promise.all(work);
  await letWritesGo();
  expect(await getHistoryImport(ctx, id)).toMatchObject({ state: "completed", counts: { plays: 2 } });
  expect(await countStored(ctx)).toEqual({ plays: 2, songs: 2, imports: 1 });
});

it("An import that breaks while its undo begins is deleted all the same", async () => {
  const ctx = await createUser();
  const { id } = await uploadHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  await startHistoryImport(ctx, id);
  await breakImport(id);
  const [running] = await holdWrites("INSERT ON songs", async () => {
    const breaking = historyImportJob.handle({ importId: id });
    await expectWaiting(1);
    await sql("UPDATE history_imports SET undo = 'delete' WHERE id = $1", [id]);
    return [breaking];
  });
  await running;
  await letWritesGo();
  expect(await getHistoryImport(ctx, id)).toMatchObject({ state: "running", isUndoing: true });
  await historyImportJob.handle({ importId: id });
  expect(await countStored(ctx)).toEqual({ plays: 0, songs: 0, imports: 0 });
});

it("An import that is being undone cannot be started", async () => {
  const ctx = await createUser();
  const { id } = await uploadHistory(ctx, { [audio]: [songRow(1, "2024-05-06T18:43:20Z")] });
  const goOn = stopBeforeStep(0);
  await deleteHistoryImport(ctx, id);
  goOn();
  expect(await startHistoryImport(ctx, id)).toMatchObject({ state: "preview", isUndoing: true });
  await resumeHistoryImports();
  await historyImportJob.handle({ importId: id });
  expect(await countStored(ctx)).toEqual({ plays: 0, songs: 0, imports: 0 });
});

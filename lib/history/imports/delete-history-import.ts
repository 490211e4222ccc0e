import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { inBackground, personTransaction } from "@/lib/platform/db";
import { queuePreviews } from "./history-import-job";
import { takeBack, takeBackEverything } from "./take-back";

/** Deletes an import and exactly what it has brought, except what another import has as well. @throws AppError not_found */
export async function deleteHistoryImport({ userId }: UserContext, id: string): Promise<void> {
  await inBackground(() =>
    personTransaction(userId, async client => {
      const { rowCount } = await client.query(
        "SELECT 1 FROM history_imports WHERE user_id = $1 AND id = $2 AND files <> '[]' FOR UPDATE",
        [userId, id],
      );
      if (rowCount === 0) throw notFound("history_import");
      await takeBack(client, userId, id);
      await client.query("DELETE FROM history_imports WHERE id = $1", [id]);
    }),
  );
  await queuePreviews(userId);
}

const rememberClearing = `INSERT INTO history_reads (user_id, read_at, next_read_at, cleared_at) VALUES ($1, 'epoch', now(), now())
  ON CONFLICT (user_id) DO UPDATE SET cleared_at = now()`;

/** Deletes the whole history and all imports. Spotify goes on to report the last plays, which are not stored again. */
export async function deleteHistory({ userId }: UserContext): Promise<void> {
  await inBackground(() =>
    personTransaction(userId, async client => {
      await takeBackEverything(client, userId);
      await client.query(rememberClearing, [userId]);
    }),
  );
}

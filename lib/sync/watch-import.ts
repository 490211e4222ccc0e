import type { UserContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { batched } from "@/lib/platform/batched";
import { prisma, withWorkload } from "@/lib/platform/db";
import type { SyncJob } from "@/lib/schemas/spotify";
import { presentImport } from "./present-import";

const keyOf = (row: { userId: string; id: string }) => `${row.userId} ${row.id}`;

const readAll = batched(async (keys: string[]) => {
  const Or = keys.map(key => {
    const [userId = "", id = ""] = key.split(" ");
    return { userId, id };
  });
  // The query is about many people, so it counts for none of them.
  const rows = await withWorkload({ pool: "requests" }, () =>
    prisma().syncJob.findMany({ where: { OR: Or } }),
  );
  return new Map(rows.map(row => [keyOf(row), row]));
});

/** Returns one of the person's imports, read together with all others that this process reads now. @throws AppError not_found */
export async function watchImport({ userId, locale }: UserContext, id: string): Promise<SyncJob> {
  const row = await readAll(keyOf({ userId, id }));
  if (!row) throw notFound("job");
  return presentImport(locale, row);
}

import type { UserContext } from "@/lib/core/context";
import { newestFirst, newestFirstPosition, toPage } from "@/lib/core/cursor";
import { prisma } from "@/lib/platform/db";
import { presentImport } from "./present-import";

/** Lists the person's imports, the newest first. */
export async function listImports(
  { userId, locale }: UserContext,
  input: { limit: number; cursor?: string },
) {
  const { where, ...page } = newestFirst(input);
  const rows = await prisma().syncJob.findMany({ where: { userId, ...where }, ...page });
  return toPage(rows, input.limit, row => presentImport(locale, row), newestFirstPosition);
}

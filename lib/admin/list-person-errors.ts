import { z } from "zod";
import { flushErrors } from "@/lib/accounts/person-errors";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { decodeTimeCursor, toPage } from "@/lib/core/cursor";
import { errorStatuses, isErrorCode } from "@/lib/core/error-statuses";
import { errorDetail, errorTitle, reasonOf } from "@/lib/core/error-words";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { prisma } from "@/lib/platform/db";
import type { PersonError } from "@/lib/schemas/accounts";

type Row = {
  id: string;
  place: string;
  code: string;
  reason: string;
  numbers: unknown;
  requestId: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
};

/** Adds the words of the code. An older version may have stored a code that no longer exists. */
function presentPersonError(
  locale: Locale,
  { code, reason, numbers, firstAt, lastAt, ...row }: Row,
): PersonError {
  const parameters = { ...z.record(z.string(), z.number()).catch({}).parse(numbers), reason };
  const known = isErrorCode(code) ? code : "internal_error";
  return {
    ...row,
    code,
    reason: reasonOf(known, parameters),
    status: errorStatuses[known],
    title: errorTitle(locale, known),
    detail: errorDetail(locale, known, parameters),
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  };
}

/**
 * Lists the errors that a person met, the latest first: what went wrong where, and what to tell them. Contains nothing that the
 * person wrote or owns.
 * @throws AppError not_allowed, not_found
 */
export async function listPersonErrors(
  ctx: UserContext,
  userId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ items: PersonError[]; nextCursor: string | null }> {
  requireAdmin(ctx);
  const after = decodeTimeCursor(cursor);
  const person = await prisma().user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!person) throw notFound("account");
  await flushErrors();
  const rows = await prisma().personError.findMany({
    where: {
      userId,
      ...(after && { OR: [{ lastAt: { lt: after[0] } }, { lastAt: after[0], id: { lt: after[1] } }] }),
    },
    omit: { userId: true },
    orderBy: [{ lastAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return toPage(
    rows,
    limit,
    row => presentPersonError(ctx.locale, row),
    ({ lastAt, id }) => [lastAt.toISOString(), id],
  );
}

import { randomToken, sha256 } from "@/lib/platform/crypto";
import { type Prisma, prisma, prismaPersonTransaction, type ResetLinkKind } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { arePasswordsOn } from "./single-sign-on";

/** Lifetime of a link that sets a new password. */
export const resetLinkMinutes = 30;

/**
 * Creates a one-time link for a new password, at PUBLIC_URL. The database stores only a hash of its token. A new link ends the
 * older ones, except that a mailed link keeps one from an admin: anybody can ask for a mail, and would end it otherwise.
 */
export async function createResetLink(userId: string, kind: ResetLinkKind): Promise<string> {
  const token = randomToken();
  const expiresAt = new Date(Date.now() + resetLinkMinutes * 60_000);
  await prismaPersonTransaction(userId, async transaction => {
    await transaction.passwordReset.deleteMany({ where: { userId, ...(kind === "mail" && { kind }) } });
    await transaction.passwordReset.create({ data: { userId, kind, tokenHash: sha256(token), expiresAt } });
  });
  return `${env().PUBLIC_URL}/reset-password?token=${token}`;
}

/** Ends the links of a person, because the password or the e-mail address has changed. */
export async function endResetLinks(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.passwordReset.deleteMany({ where: { userId } });
}

/**
 * Finds the account of a link that has been neither used nor replaced and has not expired. Without passwords on this instance, only
 * the links of the command line work.
 */
export async function findResetLink(token: string): Promise<{ userId: string; email: string } | null> {
  const link = await prisma().passwordReset.findUnique({
    where: {
      tokenHash: sha256(token),
      expiresAt: { gt: new Date() },
      user: { disabledAt: null },
      ...(!arePasswordsOn() && { kind: "admin" }),
    },
    select: { userId: true, user: { select: { email: true } } },
  });
  return link && { userId: link.userId, email: link.user.email };
}

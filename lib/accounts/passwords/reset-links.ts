import type pg from "pg";
import { arePasswordsOn } from "@/lib/accounts/sign-in/single-sign-on";
import { AppError } from "@/lib/core/errors";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { type Prisma, personTransaction, prisma, type ResetLinkKind } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

/** Lifetime of a link that sets a new password. */
export const resetLinkMinutes = 30;

const deleteOlderSql = "DELETE FROM password_resets WHERE user_id = $1 AND ($2 = 'admin' OR kind = 'mail')";
const insertSql = `INSERT INTO password_resets (user_id, kind, token_hash, expires_at)
  VALUES ($1, $2::text::"ResetLinkKind", $3, $4)`;

/**
 * Creates a link like `createResetLink`, in a transaction that has locked the person.
 * @throws AppError account_disabled, because the link would not work
 */
export async function insertResetLink(
  client: pg.PoolClient,
  userId: string,
  kind: ResetLinkKind,
): Promise<string> {
  const { rowCount } = await client.query("SELECT 1 FROM users WHERE id = $1 AND disabled_at IS NULL", [
    userId,
  ]);
  if (rowCount === 0) throw new AppError("account_disabled", { reason: "link" });
  const token = randomToken();
  const expiresAt = new Date(Date.now() + resetLinkMinutes * 60_000);
  await client.query(deleteOlderSql, [userId, kind]);
  await client.query(insertSql, [userId, kind, sha256(token), expiresAt]);
  return `${env().PUBLIC_URL}/reset-password?token=${token}`;
}

/**
 * Creates a one-time link for a new password, at PUBLIC_URL. The database stores only a hash of its token. A new link ends the
 * older ones, except that a mailed link keeps one from an admin: anybody can ask for a mail, and would end it otherwise.
 * @throws AppError account_disabled
 */
export const createResetLink = (userId: string, kind: ResetLinkKind): Promise<string> =>
  personTransaction(userId, client => insertResetLink(client, userId, kind));

/** Ends the links of a person, because the password or the e-mail address has changed. */
export async function endResetLinks(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.passwordReset.deleteMany({ where: { userId } });
}

/**
 * Ends the links that admins have made for anybody, because somebody is no longer an admin and may have kept one. The links of the
 * command line end too; making a new one is quick.
 */
export async function endAdminResetLinks(client: pg.PoolClient): Promise<void> {
  await client.query("DELETE FROM password_resets WHERE kind = 'admin'");
}

/**
 * Finds the account of a link that has been neither used nor replaced and has not expired. Without passwords on this instance, only
 * the links of the command line work, and links that an admin made less than half an hour before passwords were switched off.
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

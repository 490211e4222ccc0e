import { lockAdminRoleSql } from "@/lib/accounts/admin-role-lock";
import { presentUser } from "@/lib/accounts/present-user";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { Prisma, prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { User } from "@/lib/schemas/accounts";
import { redeemInvite } from "./invites";
import { isSetUpCode } from "./set-up-code";

type NewAccount = {
  email: string;
  username: string;
  passwordHash: string | null;
  /** The person's account at the single sign-on provider. */
  identity?: { issuer: string; subject: string };
};

/** Permission to create an account that the request carries with it. */
export type Admission = { setUpCode?: string | undefined; invite?: string | undefined };

/**
 * Creates an account. The first account of an instance becomes its admin, even if registration is closed. Strangers could be
 * faster than the owner, so from outside the private network it needs the set-up code.
 * @returns the account, or the account that a concurrent request has created for the same identity
 * @throws AppError email_taken, registration_closed, set_up_code_needed; like redeemInvite
 */
export async function createAccount(
  ctx: Context,
  account: NewAccount,
  { setUpCode, invite }: Admission,
): Promise<User> {
  const { email, username, passwordHash, identity } = account;
  try {
    const { user, isNew, inviteId } = await prisma().$transaction(async transaction => {
      // Two concurrent first sign-ups must not create two admins, and two first sign-ins of a person not two accounts.
      await transaction.$executeRawUnsafe(lockAdminRoleSql);
      const known =
        identity &&
        (await transaction.identity.findUnique({
          where: { issuer_subject: identity },
          include: { user: true },
        }));
      if (known) return { user: known.user, isNew: false };
      const isFirst = (await transaction.user.count({ take: 1 })) === 0;
      if (!isFirst && env().REGISTRATION === "closed") throw new AppError("registration_closed");
      if (isFirst && !ctx.isLocal && !isSetUpCode(setUpCode)) throw new AppError("set_up_code_needed");
      const needsInvite = !isFirst && env().REGISTRATION === "invite";
      const inviteId = needsInvite ? await redeemInvite(transaction, invite) : undefined;
      const role = isFirst ? "admin" : "member";
      const identities = identity ? { create: identity } : {};
      // The mails, too, are in the language that the person asked for. Without one they follow the instance's setting.
      const locale = ctx.askedLocale ?? null;
      const data = { email, username, passwordHash, role, identities, locale } as const;
      return { user: await transaction.user.create({ data }), isNew: true, inviteId };
    });
    if (isNew) logSecurityEvent("account_created", { ...ctx, userId: user.id }, inviteId ? { inviteId } : {});
    return presentUser(user);
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new AppError("email_taken", {}, { field: "email" });
    throw error;
  }
}

import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { queueSending, storeMail } from "@/lib/mail/queue-mail";
import { Prisma, prisma, prismaPersonTransaction } from "@/lib/platform/db";
import { isMailSetUp } from "@/lib/platform/mail";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { Me, MeChange } from "@/lib/schemas/accounts";
import { emailChangedMail } from "./email-changed-mail";
import { endResetLinks } from "./passwords/reset-links";
import { presentMe } from "./present-user";
import { confirmPerson } from "./sign-in/confirm-person";

/**
 * Changes the given fields of the account. With mail, tells the former e-mail address that it was replaced.
 * @throws AppError email_taken, or like confirmPerson
 */
export async function updateMe(ctx: UserContext, input: MeChange): Promise<Me> {
  const { userId } = ctx;
  const { password, notifications, statistics, ...fields } = input;
  const { email: formerEmail } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  const changesEmail = fields.email !== undefined && fields.email !== formerEmail;
  // The new address gets the links for new passwords.
  if (changesEmail) await confirmPerson(ctx, password);
  const data = {
    ...fields,
    mailAboutConnection: notifications?.connection,
    mailAboutImports: notifications?.imports,
    polledStatistics: statistics?.polled,
    privateStatistics: statistics?.private,
  };
  const { user, notice } = await prismaPersonTransaction(userId, async transaction => {
    const user = await transaction.user.update({ where: { id: userId }, data });
    if (!changesEmail) return { user, notice: undefined };
    await endResetLinks(transaction, userId);
    const notice = isMailSetUp()
      ? await storeMail(transaction, userId, emailChangedMail, formerEmail)
      : undefined;
    return { user, notice };
  }).catch(error => {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new AppError("email_taken", {}, { field: "email" });
    throw error;
  });
  if (changesEmail) logSecurityEvent("email_changed", ctx);
  if (notice) await queueSending(notice);
  return presentMe(user);
}

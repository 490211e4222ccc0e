import type { UserContext } from "@/lib/core/context";
import { logSecurityEvent } from "@/lib/platform/security-log";
import type { PasswordConfirmation } from "@/lib/schemas/accounts";
import { deletePerson } from "./delete-person";
import { confirmPerson } from "./sign-in/confirm-person";

/**
 * Deletes the person and everything stored about them, however long that takes. Running imports end. Nothing on Spotify
 * changes.
 * @throws AppError last_admin; like confirmPerson
 */
export async function deleteAccount(ctx: UserContext, { password }: PasswordConfirmation): Promise<void> {
  await confirmPerson(ctx, password);
  await deletePerson(ctx.userId);
  logSecurityEvent("account_deleted", ctx);
}

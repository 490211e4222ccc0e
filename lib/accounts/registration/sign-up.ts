import { hashPassword } from "@/lib/accounts/passwords/password";
import { requirePasswords } from "@/lib/accounts/passwords/require-passwords";
import type { Context } from "@/lib/core/context";
import type { Registration, User } from "@/lib/schemas/accounts";
import { checkRegistration } from "./check-registration";
import { createAccount } from "./create-account";

/**
 * Creates an account with a password.
 * @throws AppError passwords_off; like checkRegistration and createAccount
 */
export async function signUp(
  ctx: Context,
  { email, username, password, ...admission }: Registration,
): Promise<User> {
  requirePasswords();
  await checkRegistration(ctx, admission.invite);
  const passwordHash = await hashPassword(password);
  return createAccount(ctx, { email, username, passwordHash }, admission);
}

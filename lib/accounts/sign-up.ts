import type { Context } from "@/lib/core/context";
import type { Registration, User } from "@/lib/schemas/accounts";
import { createAccount } from "./create-account";
import { hashPassword } from "./password";
import { requirePasswords } from "./require-passwords";

/**
 * Creates an account with a password.
 * @throws AppError passwords_off; like createAccount
 */
export async function signUp(
  ctx: Context,
  { email, username, password, setUpCode }: Registration,
): Promise<User> {
  requirePasswords();
  const passwordHash = await hashPassword(password);
  return createAccount(ctx, { email, username, passwordHash }, { setUpCode });
}

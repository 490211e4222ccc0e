import { arePasswordsOn, signOnName } from "@/lib/accounts/sign-in/single-sign-on";
import { AppError } from "@/lib/core/errors";

/**
 * Refuses what needs passwords. Only a link of `npm run users -- reset-password` still lets a person in, for the day on which the
 * single sign-on provider is gone.
 * @throws AppError passwords_off if people cannot sign in with a password on this instance
 */
export function requirePasswords(): void {
  if (!arePasswordsOn()) throw new AppError("passwords_off", { name: signOnName() });
}

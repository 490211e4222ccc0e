import type { SingleSignOn } from "@/lib/schemas/accounts";

/** Returns how the person confirms a change: with the password, or by signing in again at the provider, which may be done already. */
export function confirmationOf(signOn: SingleSignOn): "password" | "provider" | "done" {
  if (signOn.hasPassword && signOn.passwordsOn) return "password";
  return signOn.confirmedUntil ? "done" : "provider";
}

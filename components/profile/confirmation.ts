import type { SingleSignOn } from "@/lib/schemas/accounts";

export type Confirmation = "password" | "provider" | "connect" | "impossible" | "done";

/**
 * Returns how the person confirms a change: with the password, or by signing in again at the provider, which may be done already.
 * `connect`: the account must be connected to the provider first. `impossible`: there is neither a password nor a provider.
 */
export function confirmationOf(signOn: SingleSignOn): Confirmation {
  if (signOn.hasPassword && signOn.passwordsOn) return "password";
  if (signOn.confirmedUntil) return "done";
  if (!signOn.provider) return "impossible";
  return signOn.connectedAt ? "provider" : "connect";
}

/** Tells whether the person has to do something elsewhere before a change. */
export const needsStepFirst = (
  confirmation: Confirmation,
): confirmation is "provider" | "connect" | "impossible" =>
  confirmation !== "password" && confirmation !== "done";

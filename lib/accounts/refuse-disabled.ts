import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { logSecurityEvent } from "@/lib/platform/security-log";

/** Refuses a sign-in to a disabled account, once the person has proven to be its owner. @throws AppError account_disabled */
export function refuseDisabled(
  ctx: Context,
  { id, disabledAt }: { id: string; disabledAt: Date | null },
): void {
  if (!disabledAt) return;
  logSecurityEvent("sign_in_disabled", { ...ctx, userId: id });
  throw new AppError("account_disabled", { reason: "own" });
}

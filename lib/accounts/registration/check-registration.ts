import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/platform/env";
import { checkInvite } from "./invites";
import { hasNoAccount } from "./set-up-code";

/**
 * Checks if a new account may be created, before work that is worth guarding, such as a password hash. The first account always
 * may, the others as REGISTRATION says.
 * @throws AppError registration_closed; like checkInvite
 */
export async function checkRegistration(ctx: Context, invite: string | undefined): Promise<void> {
  const { REGISTRATION } = env();
  if (REGISTRATION === "open" || (await hasNoAccount())) return;
  if (REGISTRATION === "closed") throw new AppError("registration_closed");
  await checkInvite(ctx, invite);
}

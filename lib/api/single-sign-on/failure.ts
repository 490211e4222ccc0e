import { signOnName } from "@/lib/accounts/sign-in/single-sign-on";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { toAppError } from "@/lib/platform/db/outage";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import type { Visit } from "./visit";

/** Returns the address of the screen that explains why a visit failed. */
export function explainFailure(
  ctx: Context,
  error: unknown,
  visit: Pick<Visit, "purpose" | "next" | "invite"> | null,
): string {
  const refusal =
    toAppError(error) ?? new AppError("single_sign_on_failed", { reason: "reply", name: signOnName() });
  if (refusal !== error) log.error({ requestId: ctx.requestId, error }, "single sign-on failed");
  const isSignIn = !visit || visit.purpose === "sign-in";
  // The person signs up with the same link again.
  const signsUp = refusal.code === "set_up_code_needed" || visit?.invite;
  const signInScreen = signsUp ? "/sign-up" : "/sign-in";
  const screen = isSignIn ? signInScreen : "/profile";
  const query = new URLSearchParams({ problem: refusal.code });
  if (typeof refusal.parameters.reason === "string") query.set("reason", refusal.parameters.reason);
  if (visit && isSignIn) query.set("next", visit.next);
  if (visit?.invite && isSignIn) query.set("invite", visit.invite);
  return `${env().PUBLIC_URL}${screen}?${query}`;
}

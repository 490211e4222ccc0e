import type { UserContext } from "@/lib/core/context";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { endSession } from "./sessions";

/** Ends the session of a browser, so that copies of its cookie stop working too. */
export async function signOut(ctx: UserContext): Promise<void> {
  if (ctx.actor.kind !== "user") return;
  await endSession(ctx.userId, ctx.actor.sessionId);
  logSecurityEvent("signed_out", ctx);
}

import { z } from "zod";
import { countResetRequest } from "@/lib/accounts/sign-in/sign-in-attempts";
import { arePasswordsOn } from "@/lib/accounts/sign-in/single-sign-on";
import type { Context } from "@/lib/core/context";
import { queueMail } from "@/lib/mail/queue-mail";
import { keyedHash } from "@/lib/platform/crypto";
import { prisma } from "@/lib/platform/db";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { isMailSetUp } from "@/lib/platform/mail";
import { logSecurityEvent } from "@/lib/platform/security-log";
import { resetMail } from "./reset-mail";

const payload = z.object({ email: z.string(), address: z.string(), requestId: z.string() });

/** Looks the account up and queues the mail, if there is one. */
export const forgottenPasswordJob: JobDefinition<z.infer<typeof payload>> = {
  name: "forgotten-password",
  payload,
  async handle({ email, ...origin }) {
    const user = await prisma().user.findUnique({ where: { email }, select: { id: true } });
    logSecurityEvent("password_reset_requested", { ...origin, userId: user?.id });
    if (user) await queueMail(user.id, resetMail);
    return undefined;
  },
};

/**
 * Mails a one-time link for a new password. A job looks for the account, so that neither the answer nor its time shows whether
 * the address has one. Without mail or passwords, or above the limit of the address, it does nothing.
 */
export async function forgotPassword(ctx: Context, { email }: { email: string }): Promise<void> {
  if (!isMailSetUp() || !arePasswordsOn() || !(await countResetRequest(ctx, email))) return;
  const { address, requestId } = ctx;
  const request = { email, address, requestId };
  await enqueue(forgottenPasswordJob, keyedHash("forgotten password", email), request).catch(error => {
    log.warn({ requestId, error }, "the job queue is unavailable; looking for the account here");
    // Not awaited: the time would show whether there is an account.
    forgottenPasswordJob
      .handle(request)
      .catch(error => log.error({ requestId, error }, "no mail was queued"));
  });
}

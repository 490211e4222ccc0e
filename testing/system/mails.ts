import { afterAll, beforeEach } from "vitest";
import { getMe } from "@/lib/accounts/get-me";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { requireSetting } from "@/lib/platform/env";
import { closeQueue } from "@/lib/platform/jobs";
import { queueMails, sendingJob } from "@/lib/worker/mails";
import { createUser } from "../people";
import { simulated } from "../spotify/simulated";
import { movableClock } from "./clock";
import { type ReceivedMail, startSmtpServer } from "./smtp-server";

/** With characters that an address has to encode. */
export const smtpPassword = "p@ss: w/rd";

/**
 * Starts an SMTP server, a simulator and a clock for a test file, and points the settings at them. Call it at the top of the file.
 * Each test begins without people and mails.
 */
export async function mailed() {
  const smtp = await startSmtpServer({ user: "tonearm", password: smtpPassword });
  afterAll(smtp.stop);
  process.env.SMTP_URL = smtp.url;
  process.env.MAIL_FROM = '"Tonearm, at home" <tonearm@example.org>';
  const { connected, url } = await simulated();
  const clock = await movableClock(requireSetting("DATABASE_URL"), url);
  afterAll(clock.close);
  afterAll(closeQueue);
  beforeEach(async () => {
    await sql("DELETE FROM users");
    smtp.mails.length = 0;
  });
  return {
    smtp,
    clock,
    connected,
    /** Sends the mails that are due, as the worker does every minute. Returns the mails that arrived. */
    async sendDueMails(): Promise<ReceivedMail[]> {
      const before = smtp.mails.length;
      await queueMails();
      const due = await sql<{ id: string }>(
        "SELECT id FROM mails WHERE done_at IS NULL AND next_attempt_at <= now() ORDER BY created_at",
      );
      for (const { id } of due) await sendingJob.handle({ mailId: id });
      return smtp.mails.slice(before);
    },
  };
}

export async function createPersonWithMail(): Promise<{ ctx: UserContext; email: string }> {
  const ctx = await createUser();
  return { ctx, email: (await getMe(ctx)).email };
}

import { z } from "zod";
import { sql } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { isMailSetUp } from "@/lib/platform/mail";

/** The job that sends a mail, without its handler. */
export const mailJobType = { name: "mail", payload: z.object({ mailId: z.uuid() }) };

/** Does nothing if the account was deleted, or has a mail of this kind about the same thing. */
const insertMail = `INSERT INTO mails (user_id, kind, about, next_attempt_at, created_at)
  SELECT id, $2, $3, now(), now() FROM users WHERE id = $1 ON CONFLICT DO NOTHING RETURNING id`;

/** Stores a mail and queues it. If the queue is down, `queueDueMails` queues it later. */
export async function queueMail(userId: string, kind: string, about = ""): Promise<void> {
  const [mail] = await sql<{ id: string }>(insertMail, [userId, kind, about]);
  if (mail) await queueSending(mail.id);
}

const queueSending = (mailId: string, at?: Date): Promise<void> =>
  enqueue(mailJobType, mailId, { mailId }, at).catch(error =>
    log.warn({ mailId, error }, "the job queue is unavailable; the mail is sent later"),
  );

/** Queues all mails that are due; the queue ignores those that it already has. */
export async function queueDueMails(): Promise<void> {
  if (!isMailSetUp()) return;
  const mails = await sql<{ id: string }>(
    "SELECT id FROM mails WHERE done_at IS NULL AND next_attempt_at <= now() ORDER BY next_attempt_at",
  );
  for (const { id } of mails) await queueSending(id);
}

import { z } from "zod";
import { type Prisma, sql } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { isMailSetUp } from "@/lib/platform/mail";
import { claimTimeout } from "./claim-timeout";
import type { MailDefinition } from "./mail-definition";

/** The job that sends a mail, without its handler. */
export const mailJobType = { name: "mail", payload: z.object({ mailId: z.uuid() }) };

type StoredMail = { id: string; createdAt: Date };

/**
 * Does nothing if the account was deleted or has been told about the same thing. A mail of another kind that waits for its next
 * attempt is due now, unless a worker may be sending it.
 */
const insertMail = `INSERT INTO mails AS mail (user_id, kind, about, next_attempt_at, created_at)
  SELECT id, $2, $3, now(), now() FROM users WHERE id = $1::uuid
  ON CONFLICT (user_id, kind, about) DO UPDATE SET attempts = 0, created_at = now(),
    next_attempt_at = CASE WHEN mail.next_attempt_at > now() + interval '${claimTimeout}' THEN now() ELSE mail.next_attempt_at END
    WHERE NOT $4::boolean
  RETURNING id, created_at AS "createdAt"`;

/** Stores a mail and queues it. If the queue is down, `queueDueMails` queues it later. */
export async function queueMail(
  userId: string,
  { kind, once }: Pick<MailDefinition, "kind" | "once">,
  about = "",
): Promise<void> {
  const [mail] = await sql<StoredMail>(insertMail, [userId, kind, about, once === true]);
  if (mail) await queueSending(mail);
}

/** Stores a mail in the transaction of the change that it reports, so that neither is lost. Queue it with `queueSending` afterwards. */
export async function storeMail(
  client: Prisma.TransactionClient,
  userId: string,
  { kind, once }: Pick<MailDefinition, "kind" | "once">,
  about: string,
): Promise<StoredMail | undefined> {
  const parameters = [userId, kind, about, once === true];
  const [mail] = await client.$queryRawUnsafe<StoredMail[]>(insertMail, ...parameters);
  return mail;
}

/** The job's id changes when the same mail is wanted again, because the queue keeps the old job until the next attempt. */
export const queueSending = ({ id, createdAt }: StoredMail): Promise<void> =>
  enqueue(mailJobType, `${id}-${createdAt.getTime()}`, { mailId: id }).catch(error =>
    log.warn({ mailId: id, error }, "the job queue is unavailable; the mail is sent later"),
  );

/** Queues all mails that are due; the queue ignores those that it already has. */
export async function queueDueMails(): Promise<void> {
  if (!isMailSetUp()) return;
  const mails = await sql<StoredMail>(
    `SELECT id, created_at AS "createdAt" FROM mails WHERE done_at IS NULL AND next_attempt_at <= now() ORDER BY next_attempt_at`,
  );
  for (const mail of mails) await queueSending(mail);
}

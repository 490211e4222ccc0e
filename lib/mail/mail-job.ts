import type { z } from "zod";
import { sql } from "@/lib/platform/db";
import type { JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { isMailSetUp, MailNotSent, sendMail } from "@/lib/platform/mail";
import { claimTimeout } from "./claim-timeout";
import { type MailDefinition, renderMessage } from "./mail-definition";
import { mailJobType } from "./queue-mail";
import { findReader } from "./reader";

const minuteMs = 60_000;
/** The time after which an undelivered mail is given up, unless its kind has a shorter one. */
const giveUpMs = 3 * 24 * 60 * minuteMs;

type ClaimedMail = {
  id: string;
  userId: string;
  kind: string;
  about: string;
  attempts: number;
  createdAt: Date;
};

/** Claims a mail, so that no two workers send it. */
const claimMail = `UPDATE mails SET attempts = attempts + 1, next_attempt_at = now() + interval '${claimTimeout}'
  WHERE id = $1 AND done_at IS NULL AND next_attempt_at <= now()
  RETURNING id, user_id AS "userId", kind, about, attempts, created_at AS "createdAt"`;

const ageMs = ({ createdAt }: ClaimedMail, now: Date) => now.getTime() - createdAt.getTime();

/** Returns when to try again: after 1, 2, 4 … minutes, then every hour; null after three days. */
export function planRetry(mail: ClaimedMail, now: Date): Date | null {
  const { attempts } = mail;
  if (ageMs(mail, now) > giveUpMs) return null;
  return new Date(now.getTime() + Math.min(60, 2 ** (attempts - 1)) * minuteMs);
}

async function finish({ id }: ClaimedMail, definition: MailDefinition | undefined): Promise<void> {
  await sql(
    definition?.once ? "UPDATE mails SET done_at = now() WHERE id = $1" : "DELETE FROM mails WHERE id = $1",
    [id],
  );
}

async function send(mail: ClaimedMail, definition: MailDefinition): Promise<void> {
  const { usefulMinutes = Number.POSITIVE_INFINITY } = definition;
  if (ageMs(mail, new Date()) > usefulMinutes * minuteMs)
    throw new MailNotSent(`nobody waits for it after ${usefulMinutes} minutes`, true);
  const reader = await findReader(mail.userId);
  const message = reader && (await definition.write(mail, reader));
  if (!message) return;
  const { to, subject } = message;
  await sendMail({ id: mail.id, to, subject, ...renderMessage(message, definition, reader.locale) });
}

/** Sends a mail, or plans the next attempt. The queue and the log never contain its text or its recipient. */
async function runMail(mail: ClaimedMail, definitions: MailDefinition[]): Promise<Date | undefined> {
  const { id, kind, attempts } = mail;
  const definition = definitions.find(definition => definition.kind === kind);
  try {
    if (definition) await send(mail, definition);
  } catch (error) {
    if (!(error instanceof MailNotSent)) throw error;
    const retryAt = error.isFinal ? null : planRetry(mail, new Date());
    log.warn(
      { mailId: id, kind, attempts, retryAt, error: error.message },
      retryAt ? "a mail was not sent" : "a mail was given up",
    );
    if (retryAt) {
      await sql("UPDATE mails SET next_attempt_at = $2 WHERE id = $1", [id, retryAt]);
      return retryAt;
    }
  }
  await finish(mail, definition);
  return undefined;
}

/** Creates the job that sends mails of these kinds. */
export const mailJob = (
  definitions: MailDefinition[],
): JobDefinition<z.infer<typeof mailJobType.payload>> => ({
  ...mailJobType,
  async handle({ mailId }) {
    if (!isMailSetUp()) return undefined;
    const [mail] = await sql<ClaimedMail>(claimMail, [mailId]);
    return mail && runMail(mail, definitions);
  },
});

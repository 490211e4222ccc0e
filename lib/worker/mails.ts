import { emailChangedMail } from "@/lib/accounts/email-changed-mail";
import { resetMail } from "@/lib/accounts/passwords/reset-mail";
import { endingMail, queueEndingMails } from "@/lib/connections/ending-mail";
import { mailJob } from "@/lib/mail/mail-job";
import { queueDueMails } from "@/lib/mail/queue-mail";
import { importMail, queueImportMails } from "@/lib/sync/import-mail";

/** The job that sends every kind of mail. */
export const sendingJob = mailJob([resetMail, emailChangedMail, endingMail, importMail]);

/** Queues the mails that are due: reminders, news of imports, and mails that could not be sent before. */
export async function queueMails(): Promise<void> {
  await queueEndingMails();
  await queueImportMails();
  await queueDueMails();
}

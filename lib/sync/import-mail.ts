import { translator } from "@/lib/i18n/translator";
import type { MailDefinition } from "@/lib/mail/mail-definition";
import { queueMail } from "@/lib/mail/queue-mail";
import { formatTime } from "@/lib/mail/reader";
import { sql } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { isMailSetUp } from "@/lib/platform/mail";

const kind = "import_stuck";

/** Tells whether an import `j` is the last word: the person has started no other one, and none has succeeded since. */
const isLastWord = `NOT EXISTS (SELECT 1 FROM sync_jobs later WHERE later.user_id = j.user_id AND later.created_at > j.created_at
  AND (later.state = 'completed' OR NOT later.is_scheduled))`;

/**
 * Imports that wait a day after they were started, or have been failed for a day, and are the last word.
 * Failures of more than a week ago are old news. Scheduled imports fail several times a day, so they count once a week.
 */
const stuckImports = `SELECT DISTINCT ON (j.user_id) j.id, j.user_id AS "userId" FROM sync_jobs j
    JOIN users u ON u.id = j.user_id AND u.mail_about_imports AND u.disabled_at IS NULL
  WHERE (j.state = 'waiting' AND j.created_at < now() - interval '1 day'
      OR j.state = 'failed' AND j.finished_at < now() - interval '1 day' AND j.finished_at > now() - interval '7 days')
    AND ${isLastWord}
    AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.user_id = j.user_id AND m.kind = $1
      AND (m.about = j.id::text OR j.is_scheduled AND m.created_at > now() - interval '7 days'))
  ORDER BY j.user_id, j.created_at DESC`;

type StuckImport = { state: "waiting" | "failed"; createdAt: Date; retryAt: Date | null; email: string };

/** The import of a mail. A mail may wait for days, so it is not sent if what it says is no longer true. */
const importToReport = `SELECT j.state, j.created_at AS "createdAt", j.retry_at AS "retryAt", u.email FROM sync_jobs j
    JOIN users u ON u.id = j.user_id AND u.mail_about_imports AND u.disabled_at IS NULL
  WHERE j.id = $1 AND j.user_id = $2 AND j.state IN ('waiting', 'failed') AND ${isLastWord}`;

/** Queues mails about imports that need the person, one for each import. */
export async function queueImportMails(): Promise<void> {
  if (!isMailSetUp()) return;
  for (const { id, userId } of await sql<{ id: string; userId: string }>(stuckImports, [kind]))
    await queueMail(userId, importMail, id);
}

/** Tells a person that an import waits or has failed. `about` is the id of the import. */
export const importMail: MailDefinition = {
  kind,
  once: true,
  switchable: true,
  async write({ userId, about }, reader) {
    const [job] = await sql<StuckImport>(importToReport, [about, userId]);
    if (!job) return null;
    const { state, createdAt, retryAt, email } = job;
    const t = translator(reader.locale, "mail.importStuck");
    const started = formatTime(reader, createdAt);
    const text =
      state === "waiting" && retryAt
        ? t("waiting.textWithRetry", { started, retry: formatTime(reader, retryAt) })
        : t(`${state}.text`, { started });
    return {
      to: email,
      subject: t(`${state}.subject`),
      paragraphs: [text, t("safe")],
      link: `${env().PUBLIC_URL}/imports`,
    };
  },
};

import { translator } from "@/lib/i18n/translator";
import type { MailDefinition } from "@/lib/mail/mail-definition";
import { queueMail } from "@/lib/mail/queue-mail";
import { formatDay } from "@/lib/mail/reader";
import { prisma, sql } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { isMailSetUp } from "@/lib/platform/mail";
import { reauthorizeBy } from "./connection-state";

const dayMs = 24 * 60 * 60 * 1000;
/** Days before the end of a connection. The person gets a mail at each of them. */
const reminderDays = [3, 30];

/** Connections that work and end within a month; `reauthorizeBy` decides exactly. Six months have at least 181 days. */
const endingConnections = `SELECT c.user_id AS "userId", c.authorized_at AS "authorizedAt"
  FROM spotify_connections c JOIN users u ON u.id = c.user_id AND u.mail_about_connection AND u.disabled_at IS NULL
  WHERE c.reauth_required_at IS NULL AND c.authorized_at < now() - interval '150 days'`;

type Authorization = { userId: string; authorizedAt: Date };

const daysLeft = (authorizedAt: Date) => (reauthorizeBy(authorizedAt).getTime() - Date.now()) / dayMs;

/** Returns the smallest reminder that is due, so that a person who was not reminded in time gets one mail, not two. */
function dueReminder({ authorizedAt }: Authorization): number | undefined {
  const left = daysLeft(authorizedAt);
  return left > 0 ? reminderDays.find(days => left <= days) : undefined;
}

/** Queues reminders of connections that end soon: one at each of 30 and 3 days before, for each authorization. */
export async function queueEndingMails(): Promise<void> {
  if (!isMailSetUp()) return;
  for (const connection of await sql<Authorization>(endingConnections)) {
    const days = dueReminder(connection);
    const { userId, authorizedAt } = connection;
    if (days) await queueMail(userId, endingMail, `${authorizedAt.toISOString()} ${days}`);
  }
}

/** Reminds a person to connect to Spotify again. `about` is the time of the authorization and the days of the reminder. */
export const endingMail: MailDefinition = {
  kind: "connection_ending",
  once: true,
  switchable: true,
  async write({ userId, about }, reader) {
    const connection = await prisma().spotifyConnection.findUnique({
      where: { userId, reauthRequiredAt: null, user: { mailAboutConnection: true, disabledAt: null } },
      select: { authorizedAt: true, user: { select: { email: true } } },
    });
    if (!connection) return null;
    const { authorizedAt, user } = connection;
    // The person has connected again, or the connection has ended, while the mail waited.
    if (!about.startsWith(authorizedAt.toISOString()) || daysLeft(authorizedAt) <= 0) return null;
    const t = translator(reader.locale, "mail.connectionEnding");
    const day = formatDay(reader, reauthorizeBy(authorizedAt));
    return {
      to: user.email,
      subject: t("subject", { day }),
      paragraphs: [t("text", { day }), t("effects")],
      link: `${env().PUBLIC_URL}/profile/services`,
    };
  },
};

import type { SendMailOptions } from "nodemailer";
import { env } from "./env";

/** A mail with both of its forms. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string };

/** The reason why a mail was not sent. `isFinal`: the server will never take mail for this recipient. */
export class MailNotSent extends Error {
  override name = "MailNotSent";
  constructor(
    message: string,
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}

/** Tells whether this instance can send mail. */
export const isMailSetUp = (): boolean => env().SMTP_URL !== undefined;

/** An SMTP server that does not answer must not hold a job for nodemailer's ten minutes. */
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

type SmtpError = Error & { code?: string; command?: string; response?: string; responseCode?: number };

/** Removes the password and the recipient from an error for the log, because a server may repeat them. */
function cleanMessage(message: string, smtpUrl: string, recipient: string): string {
  const password = decodeURIComponent(new URL(smtpUrl).password);
  const withoutPassword = password ? message.replaceAll(password, "[secret]") : message;
  return withoutPassword.replaceAll(recipient, "[recipient]");
}

/**
 * Hands a mail to the SMTP server of SMTP_URL. The sender and the recipient are passed as objects, so that nothing in them can
 * become another recipient or header.
 * @throws MailNotSent
 */
export async function sendMail({ id, to, ...content }: Mail): Promise<void> {
  const { SMTP_URL = "", MAIL_FROM: from = { name: "", address: "" }, PUBLIC_URL } = env();
  // Loaded at first use, because most instances send no mail.
  const { createTransport } = await import("nodemailer");
  const mail: SendMailOptions = {
    ...content,
    from,
    to: { name: "", address: to },
    // The same for every attempt, so that a mail that was sent twice is shown once.
    messageId: `<${id}@${new URL(PUBLIC_URL).hostname.replace(/[[\]]/g, "")}>`,
    // Keeps automatic replies away (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const transport = createTransport({ url: SMTP_URL, ...timeouts });
  try {
    await transport.sendMail(mail);
  } catch (error) {
    const { message, code, command, response = "", responseCode = 0 } = error as SmtpError;
    // RFC 5321 4.2.1: the server refuses the recipient for good. RFC 3463: 5.7 concerns its rules, such as a denied relay, which
    // the admin of this instance can mend.
    const concernsRules = /^5\d\d[ -]5\.7\./.test(response);
    const isFinal = code === "EENVELOPE" && command === "RCPT TO" && responseCode >= 500 && !concernsRules;
    throw new MailNotSent(cleanMessage(message, SMTP_URL, to), isFinal);
  } finally {
    transport.close();
  }
}

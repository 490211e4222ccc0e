import type { MailDefinition } from "@/lib/mail/mail-definition";
import { env } from "@/lib/platform/env";

/** Tells the former e-mail address of an account that it was replaced. `about` is that address. */
export const emailChangedMail: MailDefinition = {
  kind: "email_changed",
  async write({ about }) {
    const { SUPPORT_EMAIL, PUBLIC_URL } = env();
    return {
      to: about,
      subject: "The e-mail address of your Tonearm account was changed",
      paragraphs: [
        `Your account at ${PUBLIC_URL} has another e-mail address now. This one no longer signs in.`,
        `If it was you, all is well. If it was not, somebody else has access to your account: tell the admin of this instance at once${SUPPORT_EMAIL ? ` (${SUPPORT_EMAIL})` : ""}.`,
      ],
    };
  },
};

import { translator } from "@/lib/i18n/translator";
import type { MailDefinition } from "@/lib/mail/mail-definition";
import { env } from "@/lib/platform/env";

/** Tells the former e-mail address of an account that it was replaced. `about` is that address. */
export const emailChangedMail: MailDefinition = {
  kind: "email_changed",
  async write({ about }, { locale }) {
    const t = translator(locale, "mail.emailChanged");
    const { SUPPORT_EMAIL: contact, PUBLIC_URL: url } = env();
    return {
      to: about,
      subject: t("subject"),
      paragraphs: [t("text", { url }), contact ? t("warningWithContact", { contact }) : t("warning")],
    };
  },
};

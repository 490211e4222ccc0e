import { signOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { translator } from "@/lib/i18n/translator";
import type { MailDefinition } from "@/lib/mail/mail-definition";
import { prisma } from "@/lib/platform/db";
import { createResetLink, resetLinkMinutes } from "./reset-links";

/** The mail for a forgotten password. Each attempt to send it makes a new link, so that no token is stored. */
export const resetMail: MailDefinition = {
  kind: "password_reset",
  usefulMinutes: 60,
  async write({ userId }, { locale }) {
    const user = await prisma().user.findUnique({ where: { id: userId, disabledAt: null } });
    if (!user) return null;
    const t = translator(locale, "mail.passwordReset");
    const provider = signOnProvider()?.name;
    return {
      to: user.email,
      subject: t("subject"),
      paragraphs: [
        t("link", { minutes: resetLinkMinutes }),
        t("effects"),
        ...(provider ? [t("connectionEnds", { provider })] : []),
        t("ignore"),
      ],
      link: await createResetLink(userId, "mail"),
    };
  },
};

import type { MailDefinition } from "@/lib/mail/mail-definition";
import { prisma } from "@/lib/platform/db";
import { createResetLink, resetLinkMinutes } from "./reset-links";
import { signOnProvider } from "./single-sign-on";

/** The mail for a forgotten password. Each attempt to send it makes a new link, so that no token is stored. */
export const resetMail: MailDefinition = {
  kind: "password_reset",
  usefulMinutes: 60,
  async write({ userId }) {
    const user = await prisma().user.findUnique({ where: { id: userId, disabledAt: null } });
    if (!user) return null;
    const provider = signOnProvider();
    const connection = provider
      ? ` The connection to ${provider.name} ends too, and you can connect again.`
      : "";
    return {
      to: user.email,
      subject: "Set a new password for Tonearm",
      paragraphs: [
        `Somebody asked for a new password of your Tonearm account. If it was you, open this link within ${resetLinkMinutes} minutes. It works once:`,
        `Newer links end older ones. When you set a new password, every sign-in ends; API tokens go on.${connection}`,
        "If it was not you, do nothing: your password stays as it is.",
      ],
      link: await createResetLink(userId, "mail"),
    };
  },
};

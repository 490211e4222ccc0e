import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { Contact } from "@/components/help/contact";
import { currentContext } from "@/lib/api/auth/browser-session";
import { supportDetails } from "@/lib/help/support-details";
import { env } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help.contact");
  return { title: t("title"), description: t("note") };
}

export default async function ContactPage() {
  const ctx = await currentContext();
  const userAgent = (await headers()).get("user-agent");
  return (
    <Contact
      email={env().SUPPORT_EMAIL}
      details={await supportDetails(ctx, { locale: await getLocale(), userAgent })}
      isSignedIn={ctx !== null}
    />
  );
}

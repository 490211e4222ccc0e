import "./fonts.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { redirectLocalhost } from "@/lib/api/http/public-host";
import { layoutNamespaces, pickMessages } from "@/lib/i18n/browser-messages";
import { fontVariables } from "./fonts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: "Tonearm", template: "%s · Tonearm" }, description: t("description") };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: dark)", color: "#14100d" },
    { media: "(prefers-color-scheme: light)", color: "#f5efe5" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await redirectLocalhost();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // next-themes adds a class to <html> before hydration, so the attributes differ.
    <html lang={await getLocale()} className={fontVariables} suppressHydrationWarning>
      <body className="min-h-dvh">
        <NextIntlClientProvider messages={pickMessages(await getMessages(), layoutNamespaces.root)}>
          <Providers nonce={nonce}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

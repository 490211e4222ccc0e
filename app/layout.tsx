import "@fontsource-variable/archivo/wdth.css";
import "@fontsource-variable/hanken-grotesk/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { redirectLocalhost } from "@/lib/api/http/public-host";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: "Tonearm", template: "%s · Tonearm" }, description: t("description") };
}

/** Returns the messages that components use in the browser. The others are long, and only the server needs them. */
async function clientMessages() {
  const { docs, errors, help, mail, ...messages } = await getMessages();
  return messages;
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
    <html lang={await getLocale()} suppressHydrationWarning>
      <body className="min-h-dvh">
        <NextIntlClientProvider messages={await clientMessages()}>
          <Providers nonce={nonce}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

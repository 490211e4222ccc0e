import "@fontsource-variable/archivo/wdth.css";
import "@fontsource-variable/hanken-grotesk/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { redirectLocalhost } from "@/lib/api/http/public-host";

export const metadata: Metadata = {
  title: { default: "Tonearm", template: "%s · Tonearm" },
  description: "Your Spotify on your own deck: import, edit, filter and shuffle your playlists.",
};

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
  return (
    // next-themes adds a class to <html> before hydration, so the attributes differ.
    <html lang="en" suppressHydrationWarning>
      <body className="min-h-dvh">
        <Providers nonce={(await headers()).get("x-nonce") ?? undefined}>{children}</Providers>
      </body>
    </html>
  );
}

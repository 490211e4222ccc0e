import { headers } from "next/headers";
import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AddressNote } from "@/components/auth/address-note";
import { Turntable } from "@/components/player/views/turntable";
import { LanguageChoice } from "@/components/shell/language-choice";
import { Logo } from "@/components/shell/logo";
import { MoreMessages } from "@/components/shell/more-messages";
import { isOtherAddress } from "@/lib/api/http/own-site";
import { layoutNamespaces, pickMessages } from "@/lib/i18n/browser-messages";
import { env } from "@/lib/platform/env";
import { chooseLanguage } from "../choose-language";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("shell");
  return (
    <MoreMessages messages={pickMessages(await getMessages(), layoutNamespaces.signIn)}>
      <div className="grid min-h-dvh lg:grid-cols-[1fr_1.1fr]">
        <div className="flex flex-col px-6 py-6 sm:px-12">
          <header className="flex">
            <Link href="/" className="rounded-md" aria-label="Tonearm">
              <Logo />
            </Link>
          </header>
          <main className="grid flex-1 place-items-center py-10">
            <div className="grid w-full max-w-[25rem] gap-8">
              <AddressNote publicUrl={env().PUBLIC_URL} isOtherAddress={isOtherAddress(await headers())} />
              {children}
            </div>
          </main>
          <footer className="flex items-center justify-between gap-4">
            <LanguageChoice choose={chooseLanguage} />
            <Link
              href="/help"
              className="py-2 text-muted text-sm underline underline-offset-4 hover:text-ink"
            >
              {t("help")}
            </Link>
          </footer>
        </div>
        <div className="relative hidden overflow-hidden border-line border-l bg-panel lg:block">
          <Turntable
            turning
            progress={0.3}
            className="-translate-x-1/2 -translate-y-1/2 absolute top-1/2 left-[52%] w-[84%] max-w-[46rem]"
          />
        </div>
      </div>
    </MoreMessages>
  );
}

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "../shell/logo";

const links = [
  { key: "home", href: "/help" },
  { key: "faq", href: "/help/faq" },
  { key: "errors", href: "/help/errors" },
  { key: "contact", href: "/help/contact" },
] as const;

type HelpFrameProps = { isSignedIn: boolean; languageChoice: ReactNode; children: ReactNode };

/** Frame of the help, for readers who may not be signed in. */
export function HelpFrame({ isSignedIn, languageChoice, children }: HelpFrameProps) {
  const t = useTranslations("help.frame");
  return (
    <div className="mx-auto w-full max-w-6xl px-5 pb-16 md:px-10">
      <header className="flex flex-wrap items-center gap-x-8 gap-y-2 py-5">
        <Link href="/" className="rounded-md" aria-label="Tonearm">
          <Logo />
        </Link>
        <nav aria-label={t("navigation")} className="flex flex-wrap gap-x-6 text-sm">
          {links.map(({ key, href }) => (
            <Link key={key} href={href} className="py-2 font-medium text-muted hover:text-ink">
              {t(key)}
            </Link>
          ))}
        </nav>
        <Link
          href={isSignedIn ? "/music" : "/sign-in"}
          className="py-2 font-medium text-accent-text text-sm underline underline-offset-4 sm:ml-auto"
        >
          {t(isSignedIn ? "openApp" : "signIn")}
        </Link>
      </header>
      <main className="min-h-[60dvh] pt-6">{children}</main>
      <footer className="mt-16 flex flex-wrap items-center justify-between gap-4 border-line border-t pt-6">
        {languageChoice}
        <Link href="/docs" className="py-2 text-muted text-sm underline underline-offset-4 hover:text-ink">
          {t("docs")}
        </Link>
      </footer>
    </div>
  );
}

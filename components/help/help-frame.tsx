import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PublicHeader } from "../shell/public-header";

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
      <PublicHeader
        label={t("navigation")}
        links={links.map(({ key, href }) => ({ href, name: t(key) }))}
        action={
          <Link
            href={isSignedIn ? "/music" : "/sign-in"}
            className="py-2 font-medium text-accent-text text-sm underline underline-offset-4 sm:ml-auto"
          >
            {t(isSignedIn ? "openApp" : "signIn")}
          </Link>
        }
      />
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

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "../shell/logo";
import { guides } from "./guides";

/** Frame of the guides, for readers who may not be signed in. */
export function DocsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("docs");
  const links = guides.map(({ id, href }) => ({ href, name: t(`list.${id}.short`) }));
  return (
    <div className="mx-auto w-full max-w-6xl px-5 pb-24 md:px-10">
      <header className="flex flex-wrap items-center gap-x-8 gap-y-2 py-5">
        <Link href="/" className="rounded-md" aria-label="Tonearm">
          <Logo />
        </Link>
        <nav aria-label={t("guides")} className="flex flex-wrap gap-x-6 text-sm">
          {[{ href: "/docs", name: t("guides") }, ...links].map(({ href, name }) => (
            <Link key={href} href={href} className="py-2 font-medium text-muted hover:text-ink">
              {name}
            </Link>
          ))}
        </nav>
        <Link href="/music" className="py-2 font-medium text-accent-text text-sm underline sm:ml-auto">
          {t("openApp")}
        </Link>
      </header>
      <main className="pt-6">{children}</main>
    </div>
  );
}

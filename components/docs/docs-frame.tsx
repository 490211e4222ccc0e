import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PublicHeader } from "../shell/public-header";
import { guides } from "./guides";

/** Frame of the guides, for readers who may not be signed in. */
export function DocsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("docs");
  const links = guides.map(({ id, href }) => ({ href, name: t(`list.${id}.short`) }));
  return (
    <div className="mx-auto w-full max-w-6xl px-5 pb-24 md:px-10">
      <PublicHeader
        label={t("guides")}
        links={[{ href: "/docs", name: t("guides") }, ...links]}
        action={
          <Link href="/music" className="py-2 font-medium text-accent-text text-sm underline sm:ml-auto">
            {t("openApp")}
          </Link>
        }
      />
      <main className="pt-6">{children}</main>
    </div>
  );
}

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "../shell/page-header";
import { ApiReference } from "./api/api-reference";
import { guides } from "./guides";
import { specificationPath as path } from "./rich-text";

const link = (chunks: ReactNode) => (
  <a className="break-words text-accent-text underline" href={path}>
    {chunks}
  </a>
);

/** List of the guides, and the reference of every operation. */
export function DocsHome() {
  const t = useTranslations("docs");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
      <div>
        <PageHeader title={t("guides")} />
        <ul className="grid gap-4 sm:grid-cols-2">
          {guides.map(({ id, href }) => (
            <li key={id} className="grid content-start gap-1 rounded-lg border border-line bg-panel p-5">
              <Link href={href} className="font-semibold text-accent-text underline">
                {t(`list.${id}.name`)}
              </Link>
              <p className="text-pretty text-muted">{t(`list.${id}.text`)}</p>
            </li>
          ))}
        </ul>
      </div>
      <section aria-labelledby="reference" className="grid gap-4">
        <h2 id="reference" className="title text-2xl">
          {t("reference.title")}
        </h2>
        <p className="max-w-2xl text-pretty text-muted">{t.rich("reference.text", { path, link })}</p>
        <ApiReference failure={t.rich("reference.failed", { link })} />
      </section>
    </div>
  );
}

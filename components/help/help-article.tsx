import { useTranslations } from "next-intl";
import type { HelpArticle } from "@/lib/schemas/help";
import { PageHeader } from "../shell/page-header";
import { Markdown } from "./markdown";
import { StillStuck } from "./still-stuck";

/** An article with its table of contents. */
export function HelpArticleScreen({
  article: { title, summary, headings, tokens },
}: {
  article: HelpArticle;
}) {
  const t = useTranslations("help.article");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,44rem)_15rem] lg:justify-between">
      <div className="lg:col-span-2">
        <PageHeader title={title} note={summary} />
      </div>
      <nav aria-label={t("contents")} className="lg:order-2">
        <div className="grid gap-2 rounded-lg border border-line bg-panel p-4 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
          <p className="engraved text-muted">{t("contents")}</p>
          <ul className="grid gap-1.5 text-sm">
            {headings.map(({ id, title, level }) => (
              <li key={id} className={level === 3 ? "pl-3" : undefined}>
                <a href={`#${id}`} className="text-muted hover:text-ink hover:underline">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 text-pretty leading-relaxed lg:order-1">
        <Markdown tokens={tokens} />
        <div className="mt-10">
          <StillStuck />
        </div>
      </div>
    </div>
  );
}

import { CirclePlay } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { HelpArticle } from "@/lib/schemas/help";
import { PageHeader } from "../shell/page-header";
import { helpGroups } from "./groups";
import { HelpSearch } from "./help-search";
import { StillStuck } from "./still-stuck";

type HelpHomeProps = { articles: Pick<HelpArticle, "slug" | "title" | "summary">[] };

/** Index of the help: search, articles by subject, questions, errors and contact. */
export function HelpHome({ articles }: HelpHomeProps) {
  const t = useTranslations("help.home");
  const bySlug = new Map(articles.map(article => [article.slug, article]));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <div>
        <PageHeader title={t("title")} note={t("note")} />
        <HelpSearch />
        <Link
          href="/help/tutorial"
          className="mt-4 inline-flex min-h-10 items-center gap-2 font-medium text-accent-text underline underline-offset-4"
        >
          <CirclePlay className="size-5" aria-hidden />
          {t("watch")}
        </Link>
      </div>
      {helpGroups.map(group => (
        <section key={group.key} aria-labelledby={group.key} className="grid gap-4">
          <h2 id={group.key} className="title text-2xl">
            {t(`groups.${group.key}`)}
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {group.articles.map(slug => (
              <li key={slug} className="grid content-start gap-1 rounded-lg border border-line bg-panel p-5">
                <Link
                  href={`/help/${slug}`}
                  className="font-semibold text-accent-text underline underline-offset-4"
                >
                  {bySlug.get(slug)?.title}
                </Link>
                <p className="text-pretty text-muted text-sm">{bySlug.get(slug)?.summary}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <StillStuck />
    </div>
  );
}

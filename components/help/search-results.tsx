import Link from "next/link";
import { useTranslations } from "next-intl";
import type { HelpResult } from "@/lib/schemas/help";
import { PageHeader } from "../shell/page-header";
import { HelpSearch } from "./help-search";
import { StillStuck } from "./still-stuck";

type SearchResultsProps = { query: string; results: HelpResult[] };

/** Results of a search of the help, or other places to look. */
export function HelpSearchResults({ query, results }: SearchResultsProps) {
  const t = useTranslations("help.search");
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-8">
      <div>
        <PageHeader title={t("title")} note={query && t("found", { count: results.length, query })} />
        <HelpSearch query={query} />
      </div>
      <ul className="grid gap-5 empty:hidden">
        {results.map(({ href, title, section, excerpt }) => (
          <li key={href} className="grid gap-0.5">
            {section && <p className="text-muted text-sm">{title}</p>}
            <Link
              href={href}
              className="justify-self-start font-semibold text-accent-text underline underline-offset-4"
            >
              {section ?? title}
            </Link>
            <p className="text-pretty text-muted">{excerpt}</p>
          </li>
        ))}
      </ul>
      {query && results.length === 0 && <p className="text-pretty">{t("nothing")}</p>}
      <StillStuck />
    </div>
  );
}

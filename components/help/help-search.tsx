import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/controls/button";

/** Searches the help with a plain form, which needs no JavaScript. */
export function HelpSearch({ query = "" }: { query?: string }) {
  const t = useTranslations("help.search");
  return (
    <search>
      <form action="/help/search" className="flex max-w-xl gap-2">
        <div className="relative min-w-0 flex-1">
          <Search
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3 size-4 text-muted"
            aria-hidden
          />
          <input
            type="search"
            name="q"
            defaultValue={query}
            maxLength={200}
            aria-label={t("label")}
            placeholder={t("label")}
            className="h-10 w-full rounded-full border border-line bg-sunken pr-4 pl-9 text-base text-ink placeholder:text-muted hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 sm:text-sm"
          />
        </div>
        <Button type="submit">{t("submit")}</Button>
      </form>
    </search>
  );
}

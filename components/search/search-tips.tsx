import { useTranslations } from "next-intl";
import { Eyebrow } from "../ui/cards/card";

/** The filters of a search, with the text that choosing one types. */
const filters = [
  { key: "artist", typed: "artist:" },
  { key: "album", typed: "album:" },
  { key: "year", typed: "year:" },
  { key: "playlist", typed: "playlist:" },
  { key: "liked", typed: "liked " },
  { key: "added", typed: "added:" },
] as const;

/** Explains what can be typed. A filter that is chosen is typed into the search box. */
export function SearchTips({ onChoose }: { onChoose: (filter: string) => void }) {
  const t = useTranslations("search.tips");
  return (
    <section className="@container">
      <Eyebrow className="mb-2">{t("title")}</Eyebrow>
      <ul className="grid gap-0.5">
        {filters.map(({ key, typed }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => onChoose(typed)}
              className="-mx-2 grid min-h-11 w-[calc(100%+1rem)] items-center gap-x-4 rounded-md px-2 py-1.5 text-left hover:bg-panel @lg:grid-cols-[13rem_minmax(0,1fr)]"
            >
              <code className="text-accent-text text-sm">{t(`examples.${key}`)}</code>
              <span className="text-muted text-sm">{t(`texts.${key}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-2 max-w-prose text-pretty text-muted text-sm">{t("more")}</p>
    </section>
  );
}

import { Globe } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/controls/button";
import { EmptyState } from "../ui/status/empty-state";
import { useFormat } from "../ui/text/use-format";
import type { Answer } from "./use-search";

type NothingFoundProps = { answer: Answer; canAsk: boolean; onAsk: () => void };

/** Says how a search without results was read and what was tried, and offers Spotify. */
export function NothingFound({ answer: { q, source, results }, canAsk, onAsk }: NothingFoundProps) {
  const t = useTranslations("search.nothing");
  const format = useFormat();
  const { words = [], filters = [], corrected = [], unusable = [] } = results.tried ?? {};
  const isEverywhere =
    source === "all" && !results.spotifyError && !results.tried?.isLibraryOnly && unusable.length === 0;
  return (
    <EmptyState
      title={isEverywhere ? t("anywhere", { q }) : t("inLibrary", { q })}
      action={
        canAsk &&
        unusable.length === 0 && (
          <Button variant="primary" onClick={onAsk}>
            <Globe aria-hidden />
            {t("ask")}
          </Button>
        )
      }
    >
      {results.tried ? (
        <ul className="grid gap-1.5 text-left">
          {words.length > 0 && <li>{t("words", { count: words.length, words: format.list(words) })}</li>}
          {corrected.length > 0 && <li>{t("corrected", { words: format.list(corrected) })}</li>}
          {filters.length > 0 && <li>{t("filters", { filters: format.list(filters) })}</li>}
          {unusable.length > 0 ? (
            <li>{t("incomplete", { count: unusable.length, filters: format.list(unusable) })}</li>
          ) : (
            <li>{filters.length > 0 ? t("fewerFilters") : t("fewerWords")}</li>
          )}
        </ul>
      ) : (
        t("link")
      )}
    </EmptyState>
  );
}

import { useTranslations } from "next-intl";
import { ShowAllButton } from "../../ui/lists/show-all-button";
import { EmptyState } from "../../ui/status/empty-state";

type NoMatchingSongsProps = { filter: string; clear: () => void };

/** Tells that a filter matches no song of a list. */
export function NoMatchingSongs({ filter, clear }: NoMatchingSongsProps) {
  const t = useTranslations("playlist.noMatch");
  return (
    <EmptyState title={t("title")} action={<ShowAllButton clear={clear} />}>
      {t("text", { filter })}
    </EmptyState>
  );
}

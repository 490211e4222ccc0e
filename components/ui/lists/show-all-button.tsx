import { useTranslations } from "next-intl";
import { Button } from "../controls/button";

/** Button of an empty list that clears its filter. The button goes with the empty list, so the focus moves to the filter. */
export function ShowAllButton({ clear }: { clear: () => void }) {
  const t = useTranslations("ui");
  return (
    <Button
      onClick={({ currentTarget }) => {
        const screen = currentTarget.closest("main") ?? document;
        screen.querySelector<HTMLElement>("input[type=search]")?.focus();
        clear();
      }}
    >
      {t("showAll")}
    </Button>
  );
}

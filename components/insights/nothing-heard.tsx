import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/controls/button";
import { EmptyState } from "../ui/status/empty-state";

/** Says that nothing of a song, an artist or an album was heard. */
export function NothingHeard() {
  const t = useTranslations("insights.of.unheard");
  return (
    <EmptyState
      level={1}
      title={t("title")}
      action={
        <Button asChild>
          <Link href="/insights">{t("action")}</Link>
        </Button>
      }
    >
      {t("text")}
    </EmptyState>
  );
}

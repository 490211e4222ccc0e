import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/controls/button";
import { EmptyState } from "../ui/status/empty-state";

/** Content of the pages for an unknown address. */
export function NotFoundNote() {
  const t = useTranslations("shell.notFound");
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-xl content-center px-4">
      <h1 className="sr-only">{t("heading")}</h1>
      <EmptyState
        title={t("title")}
        action={
          <Button asChild variant="primary">
            <Link href="/music">{t("toMusic")}</Link>
          </Button>
        }
      >
        {t("text")}
      </EmptyState>
    </div>
  );
}

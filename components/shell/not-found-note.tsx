import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonStyle } from "../ui/controls/button-style";
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
          <Link href="/music" className={buttonStyle({ variant: "primary" })}>
            {t("toMusic")}
          </Link>
        }
      >
        {t("text")}
      </EmptyState>
    </div>
  );
}

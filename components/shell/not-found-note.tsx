import { useTranslations } from "next-intl";
import type { ElementType } from "react";
import { buttonStyle } from "../ui/controls/button-style";
import { EmptyState } from "../ui/status/empty-state";

/**
 * Content of the pages for an unknown address.
 * @param anchor Next's `Link` inside the shell; every page would load it with the page outside, which has a plain link
 */
export function NotFoundNote({ anchor: Anchor = "a" }: { anchor?: ElementType }) {
  const t = useTranslations("shell.notFound");
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-xl content-center px-4">
      <h1 className="sr-only">{t("heading")}</h1>
      <EmptyState
        title={t("title")}
        action={
          <Anchor href="/music" className={buttonStyle({ variant: "primary" })}>
            {t("toMusic")}
          </Anchor>
        }
      >
        {t("text")}
      </EmptyState>
    </div>
  );
}

import { useTranslations } from "next-intl";
import { isErrorCode } from "@/lib/core/error-statuses";

/** A link to the article of an error. Nothing for codes without one: those of the browser, such as `network`. */
export function ErrorHelpLink({ code }: { code: string }) {
  const t = useTranslations("ui");
  if (!isErrorCode(code)) return null;
  return (
    <a
      href={`/help/errors/${code}`}
      target="_blank"
      rel="noreferrer"
      className="justify-self-start text-accent-text text-sm underline underline-offset-4"
    >
      {t("whatItMeans")}
      <span className="sr-only"> {t("newTab")}</span>
    </a>
  );
}

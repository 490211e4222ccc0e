import { useTranslations } from "next-intl";
import { isErrorCode } from "@/lib/core/error-statuses";

/** The parts of an error that name its article. */
export type ErrorName = { code: string; reason?: string | undefined };

/** A link to the article of an error, at its reason. Nothing for codes without one: those of the browser, such as `network`. */
export function ErrorHelpLink({ error: { code, reason } }: { error: ErrorName }) {
  const t = useTranslations("ui");
  if (!isErrorCode(code)) return null;
  return (
    <a
      href={`/help/errors/${code}${reason ? `#${reason}` : ""}`}
      target="_blank"
      rel="noreferrer"
      className="justify-self-start text-accent-text text-sm underline underline-offset-4"
    >
      {t("whatItMeans")}
      <span className="sr-only"> {t("newTab")}</span>
    </a>
  );
}

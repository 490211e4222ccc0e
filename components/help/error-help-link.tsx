import { useTranslations } from "next-intl";
import { errorMessages } from "@/lib/core/error-messages";

/** A link to the article of an error. Nothing for codes without one: those of the browser, such as `network`. */
export function ErrorHelpLink({ code }: { code: string }) {
  const t = useTranslations("ui");
  if (!Object.hasOwn(errorMessages, code)) return null;
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

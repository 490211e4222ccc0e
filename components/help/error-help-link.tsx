import { useTranslations } from "next-intl";

/** The parts of an error that name its article. */
export type ErrorName = { code: string; reason?: string | undefined };

/** Codes of the browser, which have no article. The list of the others would be loaded with every page. */
const browserCodes = new Set(["", "network", "unexpected_reply"]);

/** A link to the article of an error, at its reason. */
export function ErrorHelpLink({ error: { code, reason } }: { error: ErrorName }) {
  const t = useTranslations("ui");
  if (browserCodes.has(code)) return null;
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

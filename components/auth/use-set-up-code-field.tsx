import { useTranslations } from "next-intl";
import { HelpLink } from "../help/help-link";

/** Returns the properties of the field for the first account of an instance. */
export function useSetUpCodeField() {
  const t = useTranslations("auth.fields");
  return {
    label: t("setUpCode"),
    name: "setUpCode",
    autoComplete: "off",
    hint: (
      <>
        {t("setUpCodeHint")}{" "}
        <HelpLink article="installation" anchor="first-account" subject={t("setUpCode")} />
      </>
    ),
  };
}

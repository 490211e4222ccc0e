"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "../ui/controls/checkbox-field";
import { useSingleKeys } from "./single-keys";

/** Switch for the shortcuts of a single key, in this browser. */
export function SingleKeysField() {
  const t = useTranslations("shortcuts.singleKeys");
  const [isOn, setIsOn] = useSingleKeys();
  return (
    <CheckboxField label={t("label")} description={t("text")} checked={isOn} onCheckedChange={setIsOn} />
  );
}

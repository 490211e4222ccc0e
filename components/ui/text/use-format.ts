import { useLocale } from "next-intl";
import { useMemo } from "react";
import { createFormat } from "./create-format";

/** Returns the functions that format numbers, dates and lists in the language of the screen. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(() => createFormat(locale), [locale]);
}

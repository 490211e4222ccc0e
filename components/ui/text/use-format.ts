import { useLocale } from "next-intl";
import { createFormat } from "./create-format";

/** Returns the functions that format numbers, dates and lists in the language of the screen. */
export const useFormat = () => createFormat(useLocale());

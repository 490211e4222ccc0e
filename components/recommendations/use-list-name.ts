import { useTranslations } from "next-intl";
import type { Recommendations } from "@/lib/schemas/recommendations";
import { useDayFormat } from "../insights/use-day-format";

/** The API's limit for the name of a playlist. */
const maxLength = 100;

/** Returns the name of a list, which a playlist made from it gets too. A mix is named by its day, other lists are not. */
export function useListName(list: Recommendations): string {
  const t = useTranslations("recommendations");
  const { day } = useDayFormat();
  if (list.seed) return t("goesWith", { name: list.seed.name }).slice(0, maxLength);
  return list.kind === "mix" ? t("mixOf", { day: day(list.day) }) : t(`titles.${list.kind}`);
}

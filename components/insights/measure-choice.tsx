import { useTranslations } from "next-intl";
import type { Measure } from "./measure";
import { Segments } from "./segments";

type MeasureChoiceProps = { value: Measure; onChange: (measure: Measure) => void };

/** Choice of the number that charts and lists show. */
export function MeasureChoice(props: MeasureChoiceProps) {
  const t = useTranslations("insights.measures");
  return <Segments label={t("label")} values={["plays", "time"]} nameOf={value => t(value)} {...props} />;
}

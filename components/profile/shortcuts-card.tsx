import { useTranslations } from "next-intl";
import { SingleKeysField } from "../shortcuts/single-keys-field";
import { Card, Eyebrow } from "../ui/cards/card";

export function ShortcutsCard() {
  const t = useTranslations("shortcuts");
  return (
    <Card id="shortcuts" className="scroll-mt-6">
      <Eyebrow className="mb-4">{t("title")}</Eyebrow>
      <SingleKeysField />
      <p className="mt-3 text-pretty text-muted text-sm">{t("seeAll")}</p>
    </Card>
  );
}

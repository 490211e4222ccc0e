"use client";

import { useTranslations } from "next-intl";
import { LanguageChoice } from "../shell/language-choice";
import { Card, Eyebrow } from "../ui/cards/card";
import { useTellingAction } from "../ui/controls/use-telling-action";

export function LanguageCard({ choose }: { choose: (form: FormData) => Promise<void> }) {
  const t = useTranslations("profile.language");
  return (
    <Card id="language" className="scroll-mt-6">
      <Eyebrow className="mb-2">{t("title")}</Eyebrow>
      <p className="mb-3 text-pretty text-muted">{t("text")}</p>
      <LanguageChoice choose={useTellingAction(choose)} />
    </Card>
  );
}

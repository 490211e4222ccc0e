"use client";

import { useTranslations } from "next-intl";
import { HelpLink } from "../help/help-link";
import { usePlayer } from "../player/state/player-context";
import { Card, Eyebrow } from "../ui/cards/card";
import { CheckboxField } from "../ui/controls/checkbox-field";

/** Switch for sound in the browser, on the profile. */
export function SoundCard() {
  const t = useTranslations("sound");
  const { hasSound, sound, switchSound } = usePlayer();
  return (
    <Card id="sound" className="grid scroll-mt-6 gap-3">
      <div className="flex items-center gap-1">
        <Eyebrow>{t("title")}</Eyebrow>
        <HelpLink article="sound" subject={t("title")} />
      </div>
      <CheckboxField
        label={t("switch.label")}
        description={t("switch.text")}
        checked={hasSound}
        onCheckedChange={switchSound}
      />
      {sound?.problem && <p className="text-danger text-sm">{t(`problems.${sound.problem}`)}</p>}
    </Card>
  );
}

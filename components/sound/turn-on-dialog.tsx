"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { HelpLink } from "../help/help-link";
import { usePlayer } from "../player/state/player-context";
import { Button } from "../ui/controls/button";
import { Dialog } from "../ui/overlays/dialog";

/** Says what sound in the browser means before it is switched on. */
export function TurnOnDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("sound");
  const cancel = useTranslations("ui")("cancel");
  const { switchSound } = usePlayer();
  const [isBusy, setIsBusy] = useState(false);
  const turnOn = async () => {
    setIsBusy(true);
    await switchSound(true);
    setIsBusy(false);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={t("switch.title")}
      description={t("switch.text")}
    >
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto">
          <HelpLink article="sound" subject={t("title")} />
        </span>
        <Button variant="ghost" onClick={onClose}>
          {cancel}
        </Button>
        <Button variant="primary" onClick={turnOn} busy={isBusy}>
          {t("switch.on")}
        </Button>
      </div>
    </Dialog>
  );
}

"use client";

import { MonitorSpeaker } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "../../ui/controls/icon-button";
import { Lazy, lazyPart } from "../../ui/overlays/lazy";
import { Menu } from "../../ui/overlays/menu";
import { usePlayer } from "../state/player-context";

const deviceItems = lazyPart(async () => (await import("../device-items")).DeviceItems);
const turnOnDialog = lazyPart(async () => (await import("../../sound/turn-on-dialog")).TurnOnDialog);

/** Menu of the open Spotify apps; choosing one transfers playback to it. It requests the devices only when it opens. */
export function DevicesMenu() {
  const [open, setOpen] = useState(false);
  // The dialog stands outside the menu, which closes.
  const [isTurningOn, setIsTurningOn] = useState(false);
  const player = usePlayer();
  const t = useTranslations("player.devices");
  const closeDialog = () => setIsTurningOn(false);
  return (
    <>
      <Menu
        open={open}
        onOpenChange={setOpen}
        side="top"
        items={deviceItems}
        trigger={
          <IconButton label={t("title")} className={player.state?.device ? "text-accent-text" : ""}>
            <MonitorSpeaker aria-hidden />
          </IconButton>
        }
      >
        <Lazy part={deviceItems} isShown={open} onTurnOn={() => setIsTurningOn(true)} />
      </Menu>
      {isTurningOn && <Lazy part={turnOnDialog} onClose={closeDialog} onMissing={closeDialog} />}
    </>
  );
}

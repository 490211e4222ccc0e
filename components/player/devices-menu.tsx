"use client";

import { useQuery } from "@tanstack/react-query";
import { Laptop, MonitorSpeaker, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { devicesQuery } from "@/lib/client/player";
import { SoundItems, useTurnOn } from "../sound/sound-items";
import { IconButton } from "../ui/controls/icon-button";
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "../ui/overlays/menu";
import { deviceIcon } from "./device-icon";
import { usePlayer } from "./player-context";
import { useDeviceName } from "./use-device-name";

/** Menu of the open Spotify apps; choosing one transfers playback to it. It requests the devices only when it opens. */
export function DevicesMenu() {
  const [open, setOpen] = useState(false);
  const player = usePlayer();
  const t = useTranslations("player.devices");
  const sounds = useTranslations("sound");
  const { data, isFetching, error, refetch } = useQuery({ ...devicesQuery(), enabled: open });
  const active = data?.find(device => device.isActive)?.id ?? player.state?.device?.id ?? "";
  const nameOf = useDeviceName();
  const turnOn = useTurnOn();
  const { sound } = player;
  const usable = data?.filter(device => device.id !== null) ?? [];
  const isStarting = sound !== null && !sound.deviceId && !sound.problem;
  // Spotify lists a new device late.
  const isUnlisted = sound?.deviceId && !usable.some(({ id }) => id === sound.deviceId);
  return (
    <>
      <Menu
        open={open}
        onOpenChange={setOpen}
        side="top"
        trigger={
          <IconButton label={t("title")} className={player.state?.device ? "text-accent-text" : ""}>
            <MonitorSpeaker aria-hidden />
          </IconButton>
        }
      >
        <MenuLabel>{t("playOn")}</MenuLabel>
        <MenuRadioGroup value={active} onValueChange={player.playOn}>
          {usable.map(device => (
            <MenuRadioItem
              key={device.id}
              value={device.id ?? ""}
              icon={deviceIcon(device.type)}
              disabled={device.isRestricted}
              {...(device.isRestricted ? { detail: t("restricted") } : {})}
            >
              {nameOf(device)}
            </MenuRadioItem>
          ))}
          {(isUnlisted || isStarting) && (
            <MenuRadioItem
              value={sound.deviceId ?? "starting"}
              icon={Laptop}
              disabled={isStarting}
              {...(isStarting ? { detail: sounds("starting") } : {})}
            >
              {sounds("thisBrowser")}
            </MenuRadioItem>
          )}
        </MenuRadioGroup>
        {usable.length === 0 && !isUnlisted && (
          <p className="max-w-60 px-3 py-2 text-muted text-sm">
            {error ? error.message : isFetching ? t("searching") : t("none")}
          </p>
        )}
        <MenuSeparator />
        <MenuItem
          icon={RefreshCw}
          onSelect={event => {
            event.preventDefault();
            refetch();
          }}
        >
          {isFetching ? t("searching") : t("search")}
        </MenuItem>
        <SoundItems onTurnOn={turnOn.open} />
      </Menu>
      {turnOn.dialog}
    </>
  );
}

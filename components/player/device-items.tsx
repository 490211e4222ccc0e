import { useQuery } from "@tanstack/react-query";
import { Laptop, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { devicesQuery } from "@/lib/client/player";
import { SoundItems } from "../sound/sound-items";
import { MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "../ui/overlays/menu";
import { deviceIcon } from "./devices/device-icon";
import { usePlayer } from "./state/player-context";
import { useDeviceName } from "./state/use-device-name";

/** Items of the menu of devices. */
export function DeviceItems({ isShown, onTurnOn }: { isShown: boolean; onTurnOn: () => void }) {
  const player = usePlayer();
  const t = useTranslations("player.devices");
  const sounds = useTranslations("sound");
  const { data, isFetching, error, refetch } = useQuery({ ...devicesQuery(), enabled: isShown });
  const active = data?.find(device => device.isActive)?.id ?? player.state?.device?.id ?? "";
  const nameOf = useDeviceName();
  const { sound } = player;
  const usable = data?.filter(device => device.id !== null) ?? [];
  const isStarting = sound !== null && !sound.deviceId && !sound.problem;
  // Spotify lists a new device late.
  const isUnlisted = sound?.deviceId && !usable.some(({ id }) => id === sound.deviceId);
  return (
    <>
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
      <SoundItems onTurnOn={onTurnOn} />
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { devicesQuery } from "@/lib/client/player";
import type { Device } from "@/lib/schemas/player";
import { deviceIcon } from "../player/devices/device-icon";
import { usePlayer } from "../player/state/player-context";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { IconButton } from "../ui/controls/icon-button";
import { Skeleton } from "../ui/status/skeleton";

/** Open Spotify apps. They are requested when the page opens and on demand, because each request counts against the quota. */
export function DevicesCard() {
  const t = useTranslations("player.devices");
  const { data, error, isPending, isFetching, refetch } = useQuery({ ...devicesQuery(), staleTime: 60_000 });
  return (
    <Card>
      <div className="mb-3 flex items-center justify-between">
        <Eyebrow>{t("title")}</Eyebrow>
        <IconButton
          label={t("search")}
          onClick={() => refetch()}
          disabled={isFetching}
          className="-my-2 -mr-2"
        >
          <RefreshCw className={isFetching ? "animate-spin" : ""} aria-hidden />
        </IconButton>
      </div>
      {isPending && (
        <div className="grid gap-2">
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </div>
      )}
      {error && <p className="text-pretty text-muted">{error.message}</p>}
      {data?.length === 0 && <p className="text-pretty text-muted">{t("none")}</p>}
      <ul className="-mx-2 grid">
        {data?.map(device => (
          <DeviceRow key={device.id ?? device.name} device={device} onTransfer={() => refetch()} />
        ))}
      </ul>
    </Card>
  );
}

function DeviceRow({ device, onTransfer }: { device: Device; onTransfer: () => void }) {
  const t = useTranslations();
  const player = usePlayer();
  const active = player.state?.device ? player.state.device.id === device.id : device.isActive;
  const Icon = deviceIcon(device.type);
  const { id } = device;
  return (
    <li className="flex min-h-14 items-center gap-3 px-2">
      <Icon className={clsx("size-5 shrink-0", active ? "text-accent-text" : "text-muted")} aria-hidden />
      <span className="grid min-w-0 flex-1">
        <span className="truncate font-medium">{device.name}</span>
        {(active || device.isRestricted) && (
          <span className={clsx("text-xs", active ? "text-accent-text" : "text-muted")}>
            {active ? t("music.devices.active") : t("player.devices.restricted")}
          </span>
        )}
      </span>
      {!active && id && !device.isRestricted && (
        <Button
          aria-label={t("music.devices.playOn", { device: device.name })}
          onClick={async () => {
            await player.playOn(id);
            onTransfer();
          }}
        >
          {t("music.devices.playHere")}
        </Button>
      )}
    </li>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { devicesQuery } from "@/lib/client/player";
import { Button } from "../../ui/controls/button";
import { Dialog } from "../../ui/overlays/dialog";
import { Skeleton } from "../../ui/status/skeleton";
import { useDeviceName } from "../state/use-device-name";
import { deviceIcon } from "./device-icon";

type DevicePickerProps = { onClose: () => void; onPick: (deviceId: string) => void };

/** Asks for a device if Spotify has no active one. */
export function DevicePicker({ onClose, onPick }: DevicePickerProps) {
  const t = useTranslations("player");
  const { data, isPending, isFetching, error, refetch } = useQuery(devicesQuery());
  const nameOf = useDeviceName();
  const usable = data?.filter(device => device.id && !device.isRestricted) ?? [];
  return (
    <Dialog
      open
      onOpenChange={next => !next && onClose()}
      title={t("picker.title")}
      description={t("picker.text")}
    >
      <div className="grid gap-2">
        {isPending && !error && <Skeleton className="h-14" />}
        {usable.map(device => {
          const Icon = deviceIcon(device.type);
          return (
            <Button
              key={device.id}
              className="h-14 justify-start"
              onClick={() => {
                if (device.id) onPick(device.id);
                onClose();
              }}
            >
              <Icon aria-hidden />
              {nameOf(device)}
            </Button>
          );
        })}
        {!isPending && usable.length === 0 && (
          <p className="text-pretty text-muted">{error ? error.message : t("devices.none")}</p>
        )}
        <Button
          variant="ghost"
          className="mt-2 justify-self-start"
          onClick={() => refetch()}
          busy={isFetching}
        >
          {!isFetching && <RefreshCw aria-hidden />}
          {t("devices.search")}
        </Button>
      </div>
    </Dialog>
  );
}

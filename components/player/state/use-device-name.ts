import { useTranslations } from "next-intl";
import type { Device } from "@/lib/schemas/player";
import { usePlayer } from "./player-context";

/** Returns a function that names a device; this page's own one is "This browser". */
export function useDeviceName(): (device: Device) => string {
  const t = useTranslations("sound");
  const { sound } = usePlayer();
  return ({ id, name }) => (id !== null && id === sound?.deviceId ? t("thisBrowser") : name);
}

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { switchSound } from "@/lib/client/sound";
import { toastProblem } from "../ui/status/toast-problem";

/**
 * Holds the switch for sound in this browser.
 * @param script the address of Spotify's script; null if this page was loaded while the switch was off, and then it may not load it
 */
export function useSoundSwitch(script: string | null) {
  const client = useQueryClient();
  const t = useTranslations("sound.switch");
  // The page's Content Security Policy stays as it was when the page was loaded.
  const [allowedScript] = useState(script);
  const [isOn, setIsOn] = useState(script !== null);
  const change = useCallback(
    async (wanted: boolean) => {
      try {
        if (!wanted) setIsOn(false);
        const needsPermission = await switchSound(wanted, { client });
        if (!wanted) return;
        if (needsPermission)
          window.location.assign(`/api/v1/auth/spotify?next=${encodeURIComponent(window.location.pathname)}`);
        else if (allowedScript) setIsOn(true);
        else window.location.reload();
      } catch (error) {
        setIsOn(allowedScript !== null && !wanted);
        if (!(error instanceof Error)) throw error;
        toastProblem(t("failed"), error);
      }
    },
    [client, allowedScript, t],
  );
  const turnedOff = useCallback(() => setIsOn(false), []);
  return { script: isOn ? allowedScript : null, change, turnedOff };
}

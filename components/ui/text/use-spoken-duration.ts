import { useTranslations } from "next-intl";

/** Returns a function that words a duration for screen readers: "3 minutes 7 seconds". */
export function useSpokenDuration(): (ms: number) => string {
  const t = useTranslations("ui");
  return ms => {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    return t("spokenDuration", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  };
}

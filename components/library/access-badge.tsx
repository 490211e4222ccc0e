"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { HelpLink } from "../help/help-link";
import { Popover } from "../ui/overlays/popover";
import { Badge } from "../ui/status/badge";

/** Marks a playlist whose songs Spotify hides, and explains why on request. */
export function AccessBadge() {
  const t = useTranslations("library.hiddenSongs");
  return (
    <Popover
      label={t("badge")}
      trigger={
        <button type="button" className="-my-2 rounded-sm py-2" aria-label={t("why")}>
          <Badge>
            <Lock aria-hidden />
            {t("badge")}
          </Badge>
        </button>
      }
    >
      <p className="text-sm">
        {t("reason")} <HelpLink article="development-mode" anchor="copy" subject={t("badge")} />
      </p>
    </Popover>
  );
}

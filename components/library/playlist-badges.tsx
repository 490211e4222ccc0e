"use client";

import { Lock, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Playlist } from "@/lib/schemas/library";
import { HelpLink } from "../help/help-link";
import { Popover } from "../ui/overlays/popover";
import { Badge } from "../ui/status/badge";

type OriginProps = { origin: Playlist["origin"] };

const originLabels: Record<Playlist["origin"], string> = { local: "Tonearm", spotify: "Spotify" };

/** Origin of a playlist as plain text, for grids. */
export const OriginName = ({ origin }: OriginProps) => (
  <span className={origin === "local" ? "text-brass" : undefined}>{originLabels[origin]}</span>
);

/** Origin of a playlist as a badge, for its own screen. */
export const OriginBadge = ({ origin }: OriginProps) => (
  <Badge tone={origin === "local" ? "brass" : "plain"}>{originLabels[origin]}</Badge>
);

/** Marks a playlist with an edit that did not reach Spotify as a whole; its screen says what is left. */
export function UnfinishedEditBadge() {
  const t = useTranslations("library");
  return (
    <Badge tone="danger">
      <TriangleAlert aria-hidden />
      {t("unfinishedEdit")}
    </Badge>
  );
}

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

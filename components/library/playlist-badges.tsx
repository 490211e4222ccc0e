"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Playlist } from "@/lib/schemas/library";
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

"use client";

import { useQuery } from "@tanstack/react-query";
import { Globe } from "lucide-react";
import { useTranslations } from "next-intl";
import { connectionQuery } from "@/lib/client/connection";
import { Card } from "../ui/cards/card";
import { Button } from "../ui/controls/button";

/** Offers to search Spotify. That costs a request, so it never happens automatically. */
export function SpotifyStep({ q, onSearch }: { q: string; onSearch: () => void }) {
  const t = useTranslations("search.spotify");
  const { data } = useQuery(connectionQuery());
  const count = Object.values(data?.callsLast24h ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        <p className="truncate font-semibold">{t("title", { q })}</p>
        <p className="text-muted text-sm tabular-nums">{t("cost", { count })}</p>
      </div>
      <Button variant="primary" onClick={onSearch}>
        <Globe aria-hidden />
        {t("search")}
      </Button>
    </Card>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Globe } from "lucide-react";
import { connectionQuery } from "@/lib/client/connection";
import { Card } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { pluralize } from "../ui/text/format";

/** Offers to search Spotify. That costs a call, so it never happens automatically. */
export function SpotifyStep({ q, onSearch }: { q: string; onSearch: () => void }) {
  const { data } = useQuery(connectionQuery());
  const calls = Object.values(data?.callsLast24h ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        <p className="truncate font-semibold">Look for “{q}” in all of Spotify</p>
        <p className="text-muted text-sm tabular-nums">
          Costs one call of your developer app. It made {pluralize(calls, "call")} in the last 24 hours.
        </p>
      </div>
      <Button variant="primary" onClick={onSearch}>
        <Globe aria-hidden />
        Search on Spotify
      </Button>
    </Card>
  );
}

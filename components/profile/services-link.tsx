import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { Connection } from "@/lib/schemas/spotify";
import { Badge } from "../ui/status/badge";
import { connectionBadges } from "./connection-labels";

/** Link to the Spotify services, with the state of the connection. */
export function ServicesLink({ state }: { state: Connection["state"] }) {
  const { tone, label } = connectionBadges[state];
  return (
    <Link
      href="/profile/services"
      className="flex items-center gap-4 rounded-lg border border-line bg-panel p-5 transition-colors hover:border-line-strong sm:p-6"
    >
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="font-semibold">Services: Spotify</span>
        <span className="text-muted text-sm">
          Your developer app, the connection, and the calls it spends.
        </span>
      </span>
      <Badge tone={tone}>{label}</Badge>
      <ChevronRight className="size-5 shrink-0 text-muted" aria-hidden />
    </Link>
  );
}

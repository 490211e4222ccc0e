"use client";

import { Lock, TriangleAlert } from "lucide-react";
import { Popover } from "radix-ui";
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

export const metadataOnlyReason =
  "Spotify does not let apps in Development Mode read playlists of other people. Tonearm keeps its name; copy the tracks into a playlist of your own in Spotify to bring them in.";

/** Marks a playlist with an edit that did not reach Spotify as a whole; its screen says what is left. */
export const UnfinishedEditBadge = () => (
  <Badge tone="danger">
    <TriangleAlert aria-hidden />
    Edit unfinished
  </Badge>
);

/** Marks a playlist whose tracks Spotify hides, and explains why on request. */
export function AccessBadge() {
  return (
    <Popover.Root>
      <Popover.Trigger className="-my-2 rounded-sm py-2" aria-label="Name only. Why?">
        <Badge>
          <Lock aria-hidden />
          Name only
        </Badge>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={2}
          collisionPadding={12}
          className="z-50 w-72 animate-rise rounded-md border border-line bg-raised p-4 text-sm shadow-float"
        >
          {metadataOnlyReason}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

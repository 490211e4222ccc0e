"use client";

import { ListMusic } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AnySong } from "@/lib/client/found-songs";
import { Menu, MenuLink } from "../ui/overlays/menu";

type HoldingPlaylistsProps = { playlists: NonNullable<AnySong["playlists"]>; tabIndex: number };

/** Playlists that hold a song: the name of the first, and a button that lists the others. */
export function HoldingPlaylists({ playlists: [first, ...others], tabIndex }: HoldingPlaylistsProps) {
  const t = useTranslations("tracks");
  if (!first) return null;
  return (
    <span className="flex max-w-1/2 shrink-0 items-center gap-1">
      <ListMusic className="size-3.5 shrink-0" aria-label={t("in")} />
      <Link
        href={`/playlists/${first.id}`}
        prefetch={false}
        tabIndex={tabIndex}
        dir="auto"
        className="truncate underline-offset-4 hover:text-ink hover:underline"
      >
        {first.name}
      </Link>
      {others.length > 0 && (
        <Menu
          align="start"
          title={t("otherPlaylists", { count: others.length })}
          trigger={
            <button
              type="button"
              tabIndex={tabIndex}
              aria-label={t("otherPlaylists", { count: others.length })}
              className="-my-1 shrink-0 rounded-full px-1.5 py-1 tabular-nums hover:bg-raised hover:text-ink"
            >
              +{others.length}
            </button>
          }
        >
          {others.map(({ id, name }) => (
            <MenuLink key={id} href={`/playlists/${id}`} icon={ListMusic}>
              {name}
            </MenuLink>
          ))}
        </Menu>
      )}
    </span>
  );
}

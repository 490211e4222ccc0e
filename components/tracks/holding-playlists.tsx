"use client";

import clsx from "clsx";
import { ListMusic } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AnySong } from "@/lib/client/found-songs";
import { Menu, MenuLink } from "../ui/overlays/menu";

type HoldingPlaylistsProps = { playlists: NonNullable<AnySong["playlists"]>; tabIndex: number };

/**
 * Playlists that hold a song: the name of the first, and a button that lists all. A narrow list has no room for a name, so its button
 * shows their number.
 */
export function HoldingPlaylists({ playlists, tabIndex }: HoldingPlaylistsProps) {
  const t = useTranslations("tracks");
  const [first, ...others] = playlists;
  if (!first) return null;
  const label = t("inPlaylists", { count: playlists.length });
  return (
    <span className="flex max-w-1/2 shrink-0 items-center gap-1">
      <ListMusic className="hidden size-3.5 shrink-0 @2xl:block" aria-label={t("in")} />
      <Link
        href={`/playlists/${first.id}`}
        prefetch={false}
        tabIndex={tabIndex}
        dir="auto"
        className="hidden truncate underline-offset-4 hover:text-ink hover:underline @2xl:block"
      >
        {first.name}
      </Link>
      <Menu
        align="start"
        title={label}
        trigger={
          <button
            type="button"
            tabIndex={tabIndex}
            aria-label={label}
            className={clsx(
              "-my-1 flex shrink-0 items-center gap-1 rounded-full px-1.5 py-1 tabular-nums hover:bg-raised hover:text-ink",
              others.length === 0 && "@2xl:hidden",
            )}
          >
            <ListMusic className="size-3.5 @2xl:hidden" aria-hidden />
            <span className="@2xl:hidden">{playlists.length}</span>
            <span className="hidden @2xl:block">+{others.length}</span>
          </button>
        }
      >
        {playlists.map(({ id, name }) => (
          <MenuLink key={id} href={`/playlists/${id}`} icon={ListMusic}>
            {name}
          </MenuLink>
        ))}
      </Menu>
    </span>
  );
}

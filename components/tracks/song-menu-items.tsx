"use client";

import {
  ChartNoAxesColumn,
  Disc3,
  ExternalLink,
  Heart,
  HeartOff,
  Info,
  Link2,
  ListEnd,
  ListPlus,
  ListStart,
  MicVocal,
  Sparkles,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { AnySong } from "@/lib/client/found-songs";
import { figuresPath } from "../insights/figures-link";
import { useQueueCommands } from "../queue/use-queue-commands";
import { togetherPath } from "../recommendations/paths";
import { MenuItem, MenuLink, MenuSeparator } from "../ui/overlays/menu";
import { distinctArtists, isTrack } from "./credits";
import { canPlay } from "./row-data";
import { isOnSpotify, spotifyAddress, useCopyLinks, useLikes } from "./use-song-actions";

type SongMenuItemsProps = {
  songs: AnySong[];
  /** Opens the dialog that adds the songs to a playlist. It is not part of the menu, which closes. */
  addToPlaylist: () => void;
};

/** Items of every menu about a song or several songs. */
export function SongMenuItems({ songs, addToPlaylist }: SongMenuItemsProps) {
  const t = useTranslations("tracks.menu");
  const queue = useQueueCommands();
  const [only] = songs.length === 1 ? songs : [];
  const uris = songs.filter(canPlay).map(({ uri }) => uri);
  return (
    <>
      {uris.length > 0 && (
        <>
          <MenuItem icon={ListStart} onSelect={() => queue.playNext(uris)}>
            {t("playNext")}
          </MenuItem>
          <MenuItem icon={ListEnd} onSelect={() => queue.addToQueue(uris)}>
            {t("addToQueue")}
          </MenuItem>
        </>
      )}
      <MenuItem icon={ListPlus} onSelect={addToPlaylist}>
        {t("addToPlaylist")}
      </MenuItem>
      <LikeItem songs={songs} />
      {only?.id && isTrack(only) && (
        <MenuLink href={togetherPath(only.id)} icon={Sparkles}>
          {t("together")}
        </MenuLink>
      )}
      {only && isTrack(only) && <PageLinks song={only} />}
      <LinkItems songs={songs} />
    </>
  );
}

function LikeItem({ songs }: { songs: AnySong[] }) {
  const t = useTranslations("tracks.menu");
  const setLiked = useLikes();
  const likeable = songs.filter(song => song.isLiked !== undefined && isTrack(song));
  if (likeable.length === 0) return null;
  const areLiked = likeable.every(song => song.isLiked);
  return (
    <MenuItem icon={areLiked ? HeartOff : Heart} onSelect={() => setLiked(likeable, !areLiked)}>
      {areLiked ? t("unlike") : t("like")}
    </MenuItem>
  );
}

/** Links to the pages of a song and its figures, and to those of its album and artists. */
function PageLinks({ song }: { song: AnySong }) {
  const t = useTranslations("tracks.menu");
  const { id: songId } = song;
  return (
    <>
      <MenuSeparator />
      {songId && (
        <MenuLink href={`/songs/${songId}`} icon={Info}>
          {t("goToSong")}
        </MenuLink>
      )}
      {songId && (
        <MenuLink href={figuresPath({ kind: "songs", songId })} icon={ChartNoAxesColumn}>
          {t("figures")}
        </MenuLink>
      )}
      {song.album?.id && (
        <MenuLink href={`/albums/${song.album.id}`} icon={Disc3}>
          {t("goToAlbum")}
        </MenuLink>
      )}
      {distinctArtists(song.artists).map(
        ({ id, name }) =>
          id && (
            <MenuLink key={id} href={`/artists/${id}`} icon={MicVocal}>
              {t("goToArtist", { name })}
            </MenuLink>
          ),
      )}
    </>
  );
}

/** Items that lead to Spotify. */
function LinkItems({ songs }: { songs: AnySong[] }) {
  const uris = songs.map(({ uri }) => uri).filter(isOnSpotify);
  if (uris.length === 0) return null;
  return (
    <>
      <MenuSeparator />
      <SpotifyItems uris={uris} />
    </>
  );
}

/** Copies the address of something on Spotify, and opens it there. Several things are only copied. */
export function SpotifyItems({ uris }: { uris: string[] }) {
  const t = useTranslations("tracks.menu");
  const copyLinks = useCopyLinks();
  const [only] = uris.length === 1 ? uris : [];
  return (
    <>
      <MenuItem icon={Link2} onSelect={() => copyLinks(uris)}>
        {t("copyLinks", { count: uris.length })}
      </MenuItem>
      {only && (
        <MenuItem
          icon={ExternalLink}
          onSelect={() => window.open(spotifyAddress(only), "_blank", "noopener")}
        >
          {t("openInSpotify")}
        </MenuItem>
      )}
    </>
  );
}

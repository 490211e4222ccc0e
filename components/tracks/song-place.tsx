import clsx from "clsx";
import { Globe, Heart, LibraryBig } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AnySong } from "@/lib/client/found-songs";
import { HoldingPlaylists } from "./holding-playlists";

type SongPlaceProps = { song: AnySong; tabIndex: number };

/** Where a found song is: in playlists, liked, elsewhere in the library, or only on Spotify. Lists of one album or artist show playlists only. */
export function SongPlace({ song, tabIndex }: SongPlaceProps) {
  const t = useTranslations("tracks.place");
  const { playlists = [], inLibrary, isLiked } = song;
  if (playlists.length > 0) return <HoldingPlaylists playlists={playlists} tabIndex={tabIndex} />;
  if (inLibrary === undefined) return null;
  const [Icon, text] =
    isLiked === true ? [Heart, t("liked")] : inLibrary ? [LibraryBig, t("library")] : [Globe, t("spotify")];
  return (
    // In a narrow list, only what the library lacks is named; the others have their icon.
    <span className="flex max-w-1/2 shrink-0 items-center gap-1">
      <Icon className="size-3.5 shrink-0" aria-hidden />
      <span className={clsx("truncate", inLibrary && "sr-only @2xl:not-sr-only")}>{text}</span>
    </span>
  );
}

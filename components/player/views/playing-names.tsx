import clsx from "clsx";
import { toSong } from "@/lib/client/playing-song";
import type { PlayerState } from "@/lib/schemas/player";
import { AlbumName, Credits, isTrack } from "../../tracks/credits";

type PlayingNamesProps = {
  item: NonNullable<PlayerState["item"]>;
  /** Classes of each line. */
  title: string;
  artists: string;
  album: string;
};

/** Title, artists and album of the song that plays, with links to those that Spotify has. */
export function PlayingNames({ item, title, artists, album }: PlayingNamesProps) {
  const song = toSong(item);
  return (
    <>
      <h2 dir="auto" className={clsx("title break-words", title)}>
        {item.title}
      </h2>
      <p dir="auto" className={clsx("line-clamp-2", artists)}>
        <Credits artists={song.artists} linked={isTrack(song)} />
      </p>
      <p dir="auto" className={clsx("text-muted", album)}>
        <AlbumName song={song} />
      </p>
    </>
  );
}

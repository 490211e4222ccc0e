import Link from "next/link";
import { Fragment } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { Marked } from "./marked";

/** Returns false for episodes and local files, which have no album and artist pages. */
export const isTrack = ({ uri }: AnySong) => uri.startsWith("spotify:track:");

const linkStyle = "underline-offset-4 hover:text-ink hover:underline";

/** Leaves out artists that a song names again, as some files do. */
export const distinctArtists = (artists: AnySong["artists"]) => [
  ...new Map(artists.map(artist => [artist.id ?? artist.name, artist])).values(),
];

type CreditsProps = { artists: AnySong["artists"]; linked?: boolean; tabIndex?: number };

/** Names of artists, linked to their pages. */
export function Credits({ artists, linked = true, tabIndex }: CreditsProps) {
  return distinctArtists(artists).map(({ id, name }, index) => (
    <Fragment key={id ?? name}>
      {index > 0 && ", "}
      {linked && id ? (
        <Link href={`/artists/${id}`} prefetch={false} tabIndex={tabIndex} className={linkStyle}>
          <Marked>{name}</Marked>
        </Link>
      ) : (
        <Marked>{name}</Marked>
      )}
    </Fragment>
  ));
}

/** Name of a song's album, linked to its page if it has one. */
export function AlbumName({ song, tabIndex }: { song: AnySong; tabIndex?: number }) {
  if (!song.album) return null;
  const name = <Marked>{song.album.name}</Marked>;
  if (!song.album.id || !isTrack(song)) return name;
  return (
    <Link href={`/albums/${song.album.id}`} prefetch={false} tabIndex={tabIndex} className={linkStyle}>
      {name}
    </Link>
  );
}

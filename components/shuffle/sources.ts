import type { Playlist } from "@/lib/schemas/library";
import type { ShuffleSession, ShuffleSource } from "@/lib/schemas/shuffle";

/** A playlist whose tracks Spotify hides cannot be shuffled. */
export const canShuffle = ({ access, trackCount }: Playlist) => access === "owner" && trackCount > 0;

export const playlistSource = (playlist: Pick<Playlist, "id">): ShuffleSource => ({
  kind: "playlists",
  playlistIds: [playlist.id],
});

/** Returns the path of the source's screen, or of the session's if the source has none. */
export function screenPath({ id, source }: ShuffleSession): string {
  if (source.kind === "likedSongs") return "/liked";
  if (source.kind === "album") return `/albums/${source.albumId}`;
  if (source.kind === "artist") return `/artists/${source.artistId}`;
  const [only, ...others] = source.kind === "playlists" ? source.playlistIds : [];
  return only && others.length === 0 ? `/playlists/${only}` : `/shuffles/${id}`;
}

import type { Playlist } from "@/lib/schemas/library";
import type { ShuffleSession, ShuffleSource } from "@/lib/schemas/shuffle";

export const playlistSource = (playlist: Pick<Playlist, "id">): ShuffleSource => ({
  kind: "playlists",
  playlistIds: [playlist.id],
});

/** What a session is called where nothing around it says what it is of. */
export const sessionName = ({ name, source }: ShuffleSession) =>
  source.kind === "search" ? `Search “${name}”` : name;

/** The screen of what is shuffled, or of the session where that has none. */
export function screenPath({ id, source }: ShuffleSession): string {
  if (source.kind === "likedSongs") return "/liked";
  if (source.kind === "album") return `/albums/${source.albumId}`;
  const [only, ...others] = source.kind === "playlists" ? source.playlistIds : [];
  return only && others.length === 0 ? `/playlists/${only}` : `/shuffles/${id}`;
}

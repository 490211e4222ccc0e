import { readAlbum } from "@/lib/catalog/get-album";
import { resolveSongs } from "@/lib/catalog/resolve-songs";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { readPlaylist } from "@/lib/playlists/get-playlist";
import type { NamedList } from "./list-songs";

/** Returns a playlist of the library as a list. @throws AppError not_found, playlist_not_readable */
export async function findPlaylist(ctx: UserContext, id: string): Promise<NamedList> {
  const playlist = await readPlaylist(ctx, id);
  if (playlist.access === "metadata") throw new AppError("playlist_not_readable");
  return {
    list: { kind: "playlist", id: playlist.id },
    source: { kind: "playlist", id: playlist.id, name: playlist.name },
  };
}

/** Returns an album as a list. Costs a call unless it was shown within a day. @throws SpotifyError */
export async function findAlbum(ctx: UserContext, id: string): Promise<NamedList> {
  const { album, tracks } = await readAlbum(ctx, id);
  const uris = tracks.map(({ uri }) => uri);
  await resolveSongs(ctx, { songIds: [], uris });
  return { list: { kind: "songs", uris }, source: { kind: "album", id, name: album.name ?? "" } };
}

/** Returns single songs as a list. Costs a call for each URI that is unknown. @throws AppError not_found; SpotifyError */
export async function findSongs(
  ctx: UserContext,
  { songIds = [], uris = [] }: { songIds?: string[] | undefined; uris?: string[] | undefined },
): Promise<NamedList> {
  const songs = await resolveSongs(ctx, { songIds, uris });
  const playable = songs.filter(song => !song.isLocal).map(({ uri }) => uri);
  return { list: { kind: "songs", uris: playable }, source: { kind: "songs", id: null, name: null } };
}

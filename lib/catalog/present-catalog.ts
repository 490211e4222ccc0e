import type { UserContext } from "@/lib/core/context";
import { artistsFromSpotify, pickImageUrl, songFromSpotify, untitled } from "@/lib/library/from-spotify";
import type { AlbumSummary, ArtistSummary, FoundSong } from "@/lib/schemas/catalog";
import type { SpotifyAlbumSummary, SpotifyArtist, SpotifyPlayable } from "@/lib/spotify/replies";
import { findLibraryStatuses } from "./library-status";

export const presentAlbum = (album: SpotifyAlbumSummary, imageWidth?: number): AlbumSummary => ({
  id: album.id,
  name: album.name || untitled,
  artists: artistsFromSpotify(album.artists),
  imageUrl: pickImageUrl(album.images, imageWidth),
  releaseDate: album.release_date,
  trackCount: album.total_tracks,
});

export const presentArtist = ({ id, name, images }: SpotifyArtist, imageWidth?: number): ArtistSummary => ({
  id,
  name: name || untitled,
  imageUrl: pickImageUrl(images, imageWidth),
});

/** Converts tracks of Spotify to songs with their status in the person's library. */
export async function presentFoundSongs(ctx: UserContext, tracks: SpotifyPlayable[]): Promise<FoundSong[]> {
  const libraryStatusOf = await findLibraryStatuses(
    ctx,
    tracks.map(({ uri }) => uri),
  );
  return tracks.map(track => ({ ...libraryStatusOf(track.uri), ...songFromSpotify(track) }));
}

import type { UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { artistsFromSpotify, pickImageUrl, songFromSpotify } from "@/lib/library/from-spotify";
import { readableName } from "@/lib/library/missing-names";
import type { AlbumSummary, ArtistSummary, FoundSong } from "@/lib/schemas/catalog";
import type { SpotifyAlbumSummary, SpotifyArtist, SpotifyPlayable } from "@/lib/spotify/replies";
import { findLibraryStatuses } from "./library-status";

export const presentAlbum = (
  locale: Locale,
  album: SpotifyAlbumSummary,
  imageWidth?: number,
): AlbumSummary => ({
  id: album.id,
  name: readableName(locale, album.name),
  artists: artistsFromSpotify(album.artists),
  imageUrl: pickImageUrl(album.images, imageWidth),
  releaseDate: album.release_date,
  trackCount: album.total_tracks,
});

export const presentArtist = (
  locale: Locale,
  { id, name, images }: SpotifyArtist,
  imageWidth?: number,
): ArtistSummary => ({
  id,
  name: readableName(locale, name, "unknownArtist"),
  imageUrl: pickImageUrl(images, imageWidth),
});

/** Converts tracks of Spotify to songs with their status in the person's library. */
export async function presentFoundSongs(ctx: UserContext, tracks: SpotifyPlayable[]): Promise<FoundSong[]> {
  const libraryStatusOf = await findLibraryStatuses(
    ctx,
    tracks.map(({ uri }) => uri),
  );
  return tracks.map(track => ({
    ...libraryStatusOf(track.uri),
    ...songFromSpotify(track),
    title: readableName(ctx.locale, track.name),
  }));
}

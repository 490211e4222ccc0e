import type { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { artistsFromSpotify, pickImageUrl, songFromSpotify } from "@/lib/library/from-spotify";
import type { AlbumSummary, ArtistSummary, FoundSong } from "@/lib/schemas/catalog";
import type { artistAlbumsReply, SpotifyArtist, SpotifyPlayable } from "@/lib/spotify/replies";
import { findLibraryStatuses } from "./library-status";

type SpotifyAlbumSummary = z.infer<typeof artistAlbumsReply>["items"][number];

export const presentAlbum = (album: SpotifyAlbumSummary, imageWidth?: number): AlbumSummary => ({
  id: album.id,
  name: album.name,
  artists: artistsFromSpotify(album.artists),
  imageUrl: pickImageUrl(album.images, imageWidth),
  releaseDate: album.release_date ?? null,
  trackCount: album.total_tracks ?? null,
});

export const presentArtist = ({ id, name, images }: SpotifyArtist, imageWidth?: number): ArtistSummary => ({
  id,
  name,
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

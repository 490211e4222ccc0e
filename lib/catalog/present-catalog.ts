import type { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import type { AlbumSummary, ArtistSummary, FoundSong } from "@/lib/schemas/catalog";
import type { artistAlbumsReply, SpotifyArtist, SpotifyPlayable } from "@/lib/spotify/replies";
import { findLibraryStatuses } from "./library-status";

type Images = SpotifyArtist["images"];
type SpotifyAlbumSummary = z.infer<typeof artistAlbumsReply>["items"][number];

const listImageWidth = 300;
export const pageImageWidth = 640;

/** The smallest image of at least that many pixels; images without a width come in one size only. */
export function imageUrl(images: Images, width = listImageWidth): string | null {
  const wideEnough = images.filter(image => (image.width ?? width) >= width);
  const smallest = wideEnough.toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0))[0];
  return (smallest ?? images[0])?.url ?? null;
}

const credits = (artists: SpotifyPlayable["artists"]) =>
  (artists ?? []).map(({ id, name }) => ({ id: id ?? null, name: name ?? "" }));

export const presentAlbum = (album: SpotifyAlbumSummary, width = listImageWidth): AlbumSummary => ({
  id: album.id,
  name: album.name,
  artists: credits(album.artists),
  imageUrl: imageUrl(album.images, width),
  releaseDate: album.release_date ?? null,
  trackCount: album.total_tracks ?? null,
});

export const presentArtist = (
  { id, name, images }: SpotifyArtist,
  width = listImageWidth,
): ArtistSummary => ({
  id,
  name,
  imageUrl: imageUrl(images, width),
});

/** Tracks that Spotify named as songs, with how each stands in the person's library. */
export async function presentFoundSongs(ctx: UserContext, tracks: SpotifyPlayable[]): Promise<FoundSong[]> {
  const standingOf = await findLibraryStatuses(
    ctx,
    tracks.map(({ uri }) => uri),
  );
  return tracks.map(track => ({
    ...standingOf(track.uri),
    spotifyId: track.id ?? null,
    uri: track.uri,
    title: track.name || "Untitled",
    durationMs: track.duration_ms ?? 0,
    artists: credits(track.artists),
    album: track.album?.name ? { id: track.album.id ?? null, name: track.album.name } : null,
    imageUrl: imageUrl(track.album?.images ?? []),
    isrc: track.external_ids?.isrc ?? null,
    isLocal: track.is_local ?? false,
    isPlayable: track.is_playable ?? true,
  }));
}

import { type Fields, isFields, textOf } from "@/lib/history/imports/rows/fields";
import { nameUriOf } from "@/lib/history/imports/rows/name-uri";
import { descriptionFromSpotify } from "@/lib/library/from-spotify";
import { emptyContent, type FileContent, songOf, unknownTime } from "./file-content";

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Reads a track, an episode or a local file of a list; each key can have another name or be missing. */
function songIn(value: unknown) {
  if (!isFields(value)) return null;
  const title = textOf(value.trackName ?? value.track ?? value.episodeName ?? value.name);
  const artist = textOf(value.artistName ?? value.artist ?? value.showName ?? value.show);
  const album = textOf(value.albumName ?? value.album);
  const uri = textOf(value.trackUri ?? value.episodeUri ?? value.uri) ?? (title && nameUriOf(artist, title));
  return uri ? songOf({ uri, title, artists: artist ? [artist] : [], album }) : null;
}

function timeOf(date: unknown): string {
  const isDate =
    typeof date === "string" && /^(?!0000)\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date));
  return isDate ? `${date}T00:00:00.000Z` : unknownTime;
}

/** Reads `YourLibrary.json`, whose liked songs have no dates. */
function readLikedSongs(value: Fields): FileContent {
  const songs = listOf(value.tracks).flatMap(track => songIn(track) ?? []);
  return { ...emptyContent(), songs, likedSongs: songs.map(({ uri }) => ({ uri, addedAt: unknownTime })) };
}

/** Reads `Playlist1.json`. An item without anything in it is a song that Spotify had withdrawn. */
function readPlaylists(value: Fields): FileContent {
  const content = emptyContent();
  for (const playlist of listOf(value.playlists)) {
    const items = listOf(playlist.items).map(item => {
      const song = songIn(item.track ?? item.episode ?? item.localTrack);
      if (song) content.songs.push(song);
      return { uri: song?.uri ?? null, addedAt: timeOf(item.addedDate) };
    });
    content.playlists.push({
      name: textOf(playlist.name) ?? "",
      description: descriptionFromSpotify(textOf(playlist.description)),
      access: "owner",
      items,
    });
  }
  return content;
}

/** Reads a file of Spotify's account data with songs. @returns null for any other JSON */
export function readAccountData(value: unknown): FileContent | null {
  if (!isFields(value)) return null;
  if (Array.isArray(value.playlists)) return readPlaylists(value);
  return Array.isArray(value.tracks) ? readLikedSongs(value) : null;
}

import { findTrackIds } from "./library";
import type { Listener } from "./people";

/** Creates a playlist of the library with songs of the simulator. Returns its id and the titles of its songs. */
export async function createLocalPlaylist(listener: Listener, songs: number) {
  const { api } = listener;
  const trackIds = await findTrackIds(listener, songs);
  const { id } = await api.json<{ id: string }>("POST", "/playlists", { name: "Evening" });
  const uris = trackIds.map(trackId => `spotify:track:${trackId}`);
  const { items } = await api.json<{ items: { song: { title: string } }[] }>(
    "POST",
    `/playlists/${id}/tracks`,
    { uris },
  );
  return { id, titles: items.map(({ song }) => song.title) };
}

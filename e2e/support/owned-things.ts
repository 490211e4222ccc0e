import { control } from "./instances/stacks";
import { createLibrary, importAll } from "./library";
import type { OwnedIds } from "./operations";
import { type Listener, signInWithCookie } from "./people";

type List<Item = { id: string }> = { items: Item[] };

/** Uploads an empty file, and returns the id of its import. */
async function uploadHistory(api: Listener["api"]): Promise<string> {
  const form = new FormData();
  form.append("files", new Blob(["[]"]), "Streaming_History_Audio_2024_0.json");
  const reply = await api.json<{ import: { id: string } }>("POST", "/me/history/imports", form);
  return reply.import.id;
}

/** Creates one of each kind of thing that can belong to a person. */
export async function createOwnedThings(listener: Listener): Promise<OwnedIds> {
  const { api, spotifyUser } = listener;
  const { job, spotifyPlaylistId, trackIds } = await createLibrary(listener);
  // An import that changes a playlist saves a version.
  await control("PUT", `playlists/${spotifyPlaylistId}`, {
    name: "From Spotify",
    trackIds: trackIds.slice(1, 3),
    ownerId: spotifyUser,
  });
  await importAll(api);
  const [playlist] = (await api.json<List>("GET", "/playlists")).items;
  const path = `/playlists/${playlist?.id}`;
  const firstId = async (list: string) => (await api.json<List>("GET", list)).items[0]?.id ?? "";
  const newId = async (at: string, body: object) => (await api.json<{ id: string }>("POST", at, body)).id;
  await signInWithCookie(listener);
  const song = await firstId("/songs");
  const queued = await api.json<{ ids: string[] }>("POST", "/queue", { songIds: [song] });
  const sessions = await api.json<List<{ id: string; isCurrent: boolean }>>("GET", "/me/sessions");
  return {
    playlist: playlist?.id ?? "",
    item: await firstId(`${path}/tracks`),
    version: await firstId(`${path}/versions`),
    song,
    job: job.id,
    shuffle: await newId(`${path}/shuffle`, { seed: "mine" }),
    folder: await newId("/playlist-folders", { name: "Calm" }),
    "queue item": queued.ids[0] ?? "",
    "history import": await uploadHistory(api),
    "library import": await newId("/me/import", { links: ["spotify:track:0000000000000000000001"] }),
    token: await newId("/me/api-tokens", { name: "lamp", scopes: ["read", "write"] }),
    session: sessions.items.find(session => !session.isCurrent)?.id ?? "",
  };
}

import { pageOf } from "@/lib/schemas/common";
import { librarySongsPage, playlist as playlistSchema } from "@/lib/schemas/library";
import { control } from "./instances/stacks";
import { createLibrary } from "./library";
import { demoAdmin, desk, type Listener, signIn } from "./people";

/** Imports a library, starts a shuffle and makes the person an admin. Returns the paths of all screens for signed-in people. */
export async function createAllScreens(listener: Listener): Promise<string[]> {
  const { api, spotifyUser } = listener;
  await control("PUT", `players/${spotifyUser}`, { devices: [desk] });
  await createLibrary(listener);
  const [playlist] = (await api.expect(200, pageOf(playlistSchema), "GET", "/playlists?limit=1")).items;
  const [song] = (await api.expect(200, librarySongsPage, "GET", "/songs?limit=1")).items;
  const shuffle = await api.json<{ id: string }>("POST", "/shuffles", { playlistIds: [playlist?.id] });
  const admin = await signIn(demoAdmin);
  await admin.api.json("PATCH", `/admin/users/${listener.id}`, { role: "admin" });
  return [
    "/music",
    "/library",
    "/songs",
    "/songs/duplicates",
    `/songs/${song?.id}`,
    "/liked",
    "/albums",
    "/artists",
    `/playlists/${playlist?.id}`,
    `/playlists/${playlist?.id}/versions`,
    `/playlists/${playlist?.id}/duplicates`,
    `/albums/${song?.album?.id}`,
    `/artists/${song?.artists[0]?.id}`,
    `/shuffles/${shuffle.id}`,
    "/search?q=a",
    "/history",
    "/history/import",
    "/insights",
    `/insights/years/${new Date().getFullYear()}`,
    "/recommendations/mix",
    `/recommendations/together?seed=${song?.id}`,
    "/imports",
    "/profile",
    "/profile/services",
    "/admin",
    "/no-such-screen",
  ];
}

/** The paths of the screens for everybody, also without an account. */
export const publicScreens = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/docs/api",
  "/docs/shuffle",
  "/help",
  "/help/first-steps",
  "/help/errors/quota_exceeded",
];

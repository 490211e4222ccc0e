import { expect } from "@playwright/test";
import { likedSongsPage } from "@/lib/schemas/library";
import { playerState } from "@/lib/schemas/player";
import { queue as queueSchema } from "@/lib/schemas/queue";
import type { Browser, Tab, Target } from "./browsers/browser";
import { control, generated } from "./instances/stacks";
import { findTrackIds, importAll } from "./library";
import { desk, type Listener } from "./people";
import { createLocalPlaylist } from "./queue";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const exactly = (text: string) => new RegExp(`^${escaped(text)}$`);
const button = (name: string, within?: Target): Target => ({
  role: "button",
  name: exactly(name),
  ...(within && { within }),
});
const main: Target = { role: "main" };
const bar: Target = { role: "region", name: /^Player$/ };
const queue: Target = { role: "dialog", name: /^Queue$/ };
const nowPlaying: Target = { role: "dialog", name: /^Now playing$/ };
const rows: Target = { role: "row", name: /\d:\d\d/, within: queue };

const kitchen = { ...desk, id: "kitchen", name: "Kitchen", isActive: false };

/** Gives a listener two devices, a playlist of four songs and five other songs that are liked. */
async function prepare(listener: Listener) {
  const { api, spotifyUser } = listener;
  const likedTrackIds = (await findTrackIds(listener, 9)).slice(4, 9);
  await control("PATCH", `users/${spotifyUser}`, { likedTrackIds });
  await control("PUT", `players/${spotifyUser}`, { devices: [desk, kitchen] });
  await importAll(api);
  const { items } = await api.expect(200, likedSongsPage, "GET", "/me/liked");
  return { ...(await createLocalPlaylist(listener, 4)), liked: items.map(({ song }) => song.title) };
}

async function signIn(tab: Tab, { email, password }: Listener, path: string): Promise<void> {
  await tab.open(`${generated.url}/sign-in?next=${encodeURIComponent(path)}`);
  await tab.press({ role: "textbox", name: /^Email$/ });
  await tab.type(email);
  // A password field has no role.
  await tab.key("Tab");
  await tab.type(password);
  await tab.press(button("Sign in"));
}

/** Waits until the texts of a target contain these texts in this order. */
const shows = (tab: Tab, target: Target, texts: string[]) =>
  expect.poll(() => tab.texts(target)).toEqual(texts.map(text => expect.stringContaining(text)));

/** Spends an evening with music: on a desk first, then on a phone. */
export async function spendEvening(browser: Browser, listener: Listener): Promise<void> {
  const { id, titles, liked } = await prepare(listener);
  const [first = "", ...rest] = titles;
  const queued = liked.slice(0, 3);
  const last = queued.at(-1) ?? "";
  const readPlayer = () => listener.api.expect(200, playerState, "GET", "/player");
  const readQueue = () => listener.api.expect(200, queueSchema, "GET", "/queue");

  const tab = await browser.newTab("desk");
  await signIn(tab, listener, `/playlists/${id}`);
  await tab.press(button("Play", main));
  await shows(tab, bar, [first]);

  await tab.press({ role: "link", name: /^Liked songs/ });
  for (const title of queued) {
    await tab.press(button(`More for ${title}`));
    await tab.press({ role: "menuitem", name: /^Add to queue$/ });
  }
  await tab.press(button("Queue", bar));
  await shows(tab, rows, [...queued, ...rest]);
  await tab.focus({ role: "row", name: new RegExp(escaped(last)), within: queue });
  await tab.key("Alt+ArrowUp");
  await tab.key("Alt+ArrowUp");
  await shows(tab, rows, [last, ...queued.slice(0, 2), ...rest]);
  await tab.key("Escape");

  await tab.press(button(`Like ${first}`, bar));
  await shows(tab, { ...button(`Like ${first}`, bar), pressed: true }, [""]);

  await tab.press(button("Devices", bar));
  await tab.press({ role: "menuitemradio", name: /^Kitchen/ });
  await expect.poll(async () => (await readPlayer()).device?.name).toBe("Kitchen");
  await tab.press(button("Next", bar));
  await shows(tab, bar, [last]);

  await tab.press(button("Shuffle play", main));
  await expect.poll(async () => (await readQueue()).source?.kind).toBe("shuffle");
  const playing = (await readQueue()).current?.song?.title ?? "";
  expect([first, ...liked]).toContain(playing);
  await shows(tab, bar, [playing]);
  await tab.close();

  const phone = await browser.newTab("phone");
  await signIn(phone, listener, "/music");
  await shows(phone, bar, [playing]);
  await phone.press(button("Open Now playing", bar));
  await shows(phone, { role: "heading", name: exactly(playing), within: nowPlaying }, [playing]);
  await phone.press(button("Queue", nowPlaying));
  const [next = ""] = (await phone.texts(rows)).map(text => text.split("\n")[0]);
  await phone.press(button("Close", queue));
  await phone.press(button("Next", bar));
  await shows(phone, bar, [next]);
  await phone.close();
}

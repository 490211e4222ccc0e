import type { Page } from "@playwright/test";
import { createSpotifyId, type SpotifyAccount } from "@/testing/simulator-client";
import { importAll } from "./support/api/library";
import { control, expect, type Person, password, someTracks, test } from "./support/api/people";
import { signInAt } from "./support/people";

const desk = { id: "desk", name: "Desk", isActive: true, volumePercent: 40 };

/** A listener at a desk who likes twelve songs, all imported. */
async function atTheDesk(listener: Person & SpotifyAccount) {
  const likedTrackIds = await someTracks(listener, 12);
  await control("PATCH", `users/${listener.spotifyUser}`, { likedTrackIds });
  await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk] });
  await importAll(listener);
}

/** A playlist of the library with these songs. */
async function withPlaylist({ api }: Person, name: string, songIds: string[]): Promise<string> {
  const made = (await api.send("POST", "/playlists", { body: { name } })).json as { id: string };
  await api.send("POST", `/playlists/${made.id}/tracks`, { body: { songIds } });
  return made.id;
}

const likedIds = async ({ api }: Person) =>
  (
    (await api.send("GET", "/me/liked")).json as {
      items: { song: { id: string; title: string; album: { id: string } } }[];
    }
  ).items.map(({ song }) => song);

const panelOf = (page: Page) => page.getByRole("region", { name: "Shuffle", exact: true });

test("liked songs are shuffled: what comes next moves on with the music, the spread stays, starting anew asks", async ({
  page,
  listener,
}) => {
  await atTheDesk(listener);
  await signInAt(page, "/liked", { ...listener, password });
  await page.getByRole("button", { name: "Shuffle play" }).click();
  const panel = panelOf(page);
  await expect(panel).toContainText("Set 1, 11 of 12 left");

  await panel.getByRole("button", { name: "What comes next" }).press("Enter");
  const coming = panel.getByRole("list", { name: "What comes next" }).getByRole("listitem");
  await expect(coming).toHaveCount(10);
  const second = (await coming.nth(1).textContent()) ?? "";
  await page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Next" }).click();
  await expect(panel).toContainText("Set 1, 10 of 12 left");
  await expect(coming.first()).toHaveText(second);

  await panel.getByRole("radio", { name: "Loose" }).check();
  await expect(panel.getByRole("group", { name: /apart/ })).not.toHaveAttribute("aria-busy", "true");
  await page.reload();
  await panel.getByRole("button", { name: "What comes next" }).click();
  await expect(panel.getByRole("radio", { name: "Loose" })).toBeChecked();
  await expect(panel).toContainText("Set 1, 10 of 12 left");

  await panel.getByRole("button", { name: "Start over" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("10 of 12 tracks still to come");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(panel).toContainText("Set 1, 10 of 12 left");
  await panel.getByRole("button", { name: "Start over" }).click();
  await question.getByRole("button", { name: "Start over" }).click();
  await expect(panel).toContainText("Set 1, 12 of 12 left");
  await expect(panel.getByRole("radio", { name: "Loose" })).toBeChecked();
});

test("several playlists are shuffled as one, gone on with from Music, and one whose playlist is deleted says so", async ({
  page,
  listener,
}) => {
  await atTheDesk(listener);
  const ids = (await likedIds(listener)).map(({ id }) => id);
  const morning = await withPlaylist(listener, "Morning", ids.slice(0, 4));
  await withPlaylist(listener, "Evening", ids.slice(4, 10));
  await signInAt(page, "/library", { ...listener, password });
  await page.getByRole("button", { name: "Shuffle several" }).click();
  const play = page.getByRole("button", { name: "Shuffle play", exact: true });
  await expect(play).toBeDisabled();
  await page.getByRole("checkbox", { name: "Morning" }).press("Space");
  await page.getByRole("checkbox", { name: "Evening" }).press("Space");
  await expect(page.getByText("2 playlists chosen")).toBeVisible();
  await play.click();
  await expect(page).toHaveURL(/\/shuffles\//);
  await expect(page.getByRole("heading", { name: "Evening + Morning" })).toBeVisible();
  await expect(panelOf(page)).toContainText("Set 1, 9 of 10 left");

  await page.goto(`/playlists/${morning}`);
  await page.getByRole("button", { name: "Shuffle play" }).click();
  await expect(panelOf(page)).toContainText("Set 1, 3 of 4 left");
  await page.goto("/music");
  await page.getByRole("button", { name: "Go on with Evening + Morning" }).click();
  await page.getByRole("link", { name: /^Evening \+ Morning/ }).click();
  await expect(panelOf(page)).toContainText("Set 1, 8 of 10 left");

  await listener.api.expectEmpty("DELETE", `/playlists/${morning}`);
  await page.goto("/music");
  await page.getByRole("link", { name: /^Morning\s*Ended/ }).click();
  await expect(page.getByText("This shuffle has ended", { exact: true })).toBeVisible();
  await expect(page.getByText("It goes on where it stopped")).toHaveCount(0);
  await page.getByRole("button", { name: "Forget this shuffle" }).click();
  await expect(page).toHaveURL(/\/music$/);
  await expect(page.getByText("Ended")).toHaveCount(0);
});

test("the songs that a search found are shuffled, a single one repeats, and a server that is away is said to be", async ({
  page,
  listener,
}) => {
  await atTheDesk(listener);
  const [song] = await likedIds(listener);
  const q = song?.title ?? "";
  await signInAt(page, "/search", { ...listener, password });
  await page.getByRole("searchbox").fill(q);
  await page.getByRole("button", { name: "Shuffle play" }).click();
  await expect(panelOf(page)).toContainText("There is one track: it repeats.");

  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Shuffle play" }).click();
  await expect(page.getByText("Tonearm did not answer.").first()).toBeVisible();
});

test("an album is shuffled, what cannot be played is counted, and a list of nothing else is refused", async ({
  page,
  listener,
}) => {
  const [playable] = await someTracks(listener, 1);
  const local = (title: string) => `spotify:local:Band:Tapes:${title}:180`;
  const onSpotify = (name: string, items: (string | null)[]) =>
    control("PUT", `playlists/${createSpotifyId()}`, { name, items, ownerId: listener.spotifyUser });
  await onSpotify("Some", [`spotify:track:${playable}`, local("One"), null]);
  await onSpotify("None", [local("One"), local("Two"), null]);
  await atTheDesk(listener);
  const [song] = await likedIds(listener);
  await signInAt(page, `/albums/${song?.album.id}`, { ...listener, password });
  const play = page.getByRole("button", { name: "Shuffle play", exact: true });
  await control("PUT", `players/${listener.spotifyUser}`, { devices: [] });
  await play.click();
  await page.getByRole("dialog").press("Escape");
  await expect(panelOf(page)).toContainText(/Set 1, (\d+) of \1 left/);
  await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk] });
  await play.click();
  await expect(panelOf(page)).not.toContainText(/Set 1, (\d+) of \1 left/);

  await page.goto("/library");
  await page.getByRole("link", { name: /^Some/ }).click();
  await expect(page.getByRole("heading", { name: "Some" })).toBeVisible();
  await play.click();
  await panelOf(page).getByRole("button", { name: "What comes next" }).click();
  await expect(panelOf(page)).toContainText("2 tracks cannot be played and are left out.");

  await page.goto("/library");
  await page.getByRole("link", { name: /^None/ }).click();
  await expect(page.getByRole("heading", { name: "None" })).toBeVisible();
  await play.click();
  await expect(page.getByText("None of the 3 tracks can be played")).toBeVisible();
  await expect(panelOf(page)).toHaveCount(0);
});

test("a shuffle that cannot be read says so and is read again when asked", async ({ page, listener }) => {
  await atTheDesk(listener);
  const [song] = await likedIds(listener);
  const search = song?.title ?? "";
  await listener.api.send("POST", "/shuffles", { body: { search } });
  await page.route("**/api/v1/shuffles?*", route => route.abort());
  await signInAt(page, "/search", { ...listener, password });
  await page.getByRole("searchbox").fill(search);
  await expect(page.getByText("Tonearm did not answer.")).toBeVisible();
  await page.unroute("**/api/v1/shuffles?*");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(panelOf(page)).toContainText("There is one track: it repeats.");
});

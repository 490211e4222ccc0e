import type { Page } from "@playwright/test";
import { likedSongsPage } from "@/lib/schemas/library";
import { onlyDeep } from "@/testing/depth";
import { control } from "./support/instances/stacks";
import { findTrackIds, importAll } from "./support/library";
import { createSpotifyPlaylist, desk, type Listener } from "./support/people";
import { openAs, pressUntilShown } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

test.use({
  // A list without playable tracks, a play command without a device, an unreachable server, and aborted requests.
  expectedNoise:
    /422 .*\/api\/v1\/shuffles|409 .*\/player\/play|ERR_INTERNET_DISCONNECTED|ERR_FAILED .*\/api\/v1\/shuffles/,
});

/** Gives the listener a device and twelve liked songs, and imports them. Returns the songs. */
async function importLikedSongs(listener: Listener) {
  const likedTrackIds = await findTrackIds(listener, 12);
  await control("PATCH", `users/${listener.spotifyUser}`, { likedTrackIds });
  await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk] });
  await importAll(listener.api);
  const { items } = await listener.api.expect(200, likedSongsPage, "GET", "/me/liked");
  return items.map(({ song }) => song);
}

/** Creates a playlist of the library with these songs. Returns its id. */
async function createPlaylist({ api }: Listener, name: string, songIds: string[]): Promise<string> {
  const { id } = await api.json<{ id: string }>("POST", "/playlists", { name });
  await api.json("POST", `/playlists/${id}/tracks`, { songIds });
  return id;
}

const panelOf = (page: Page) => page.getByRole("region", { name: "Shuffle", exact: true });

test("a shuffle of liked songs follows the music, keeps its spread, and asks before it starts over", async ({
  page,
  listener,
}) => {
  await importLikedSongs(listener);
  await openAs(page, listener, "/liked");
  await page.getByRole("button", { name: "Shuffle play" }).click();
  const panel = panelOf(page);
  await expect(panel).toContainText("11 of 12 left (round 1)");

  await panel.getByRole("button", { name: "Up next" }).press("Enter");
  const coming = panel.getByRole("list", { name: "Up next" }).getByRole("listitem");
  await expect(coming).toHaveCount(10);
  const second = (await coming.nth(1).textContent()) ?? "";
  await page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Next" }).click();
  await expect(panel).toContainText("10 of 12 left (round 1)");
  await expect(coming.first()).toHaveText(second);

  await panel.getByRole("radio", { name: "Random-ish" }).check();
  await expect(panel.getByRole("group", { name: "Space out artists" })).not.toHaveAttribute(
    "aria-busy",
    "true",
  );
  await page.reload();
  const random = panel.getByRole("radio", { name: "Random-ish" });
  await pressUntilShown(() => panel.getByRole("button", { name: "Up next" }).click(), random);
  await expect(random).toBeChecked();
  await expect(panel).toContainText("10 of 12 left (round 1)");

  await panel.getByRole("button", { name: "Reshuffle" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("10 of 12 songs haven’t played yet");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(panel).toContainText("10 of 12 left (round 1)");
  await panel.getByRole("button", { name: "Reshuffle" }).click();
  await question.getByRole("button", { name: "Reshuffle" }).click();
  await expect(panel).toContainText("12 of 12 left (round 1)");
  await expect(panel.getByRole("radio", { name: "Random-ish" })).toBeChecked();
});

deepTest(
  "several playlists are shuffled as one and continued from Music; a deleted playlist ends its shuffle",
  async ({ page, listener }) => {
    const ids = (await importLikedSongs(listener)).map(({ id }) => id);
    const morningId = await createPlaylist(listener, "Morning", ids.slice(0, 4));
    await createPlaylist(listener, "Evening", ids.slice(4, 10));
    await openAs(page, listener, "/library");
    await page.getByRole("button", { name: "Shuffle together" }).click();
    const play = page.getByRole("button", { name: "Shuffle play", exact: true });
    await expect(play).toBeDisabled();
    await page.getByRole("checkbox", { name: "Morning" }).press("Space");
    await page.getByRole("checkbox", { name: "Evening" }).press("Space");
    await expect(page.getByText("2 playlists selected")).toBeVisible();
    await play.click();
    await expect(page).toHaveURL(/\/shuffles\//);
    await expect(page.getByRole("heading", { name: "Evening + Morning" })).toBeVisible();
    await expect(panelOf(page)).toContainText("9 of 10 left (round 1)");

    await page.goto(`/playlists/${morningId}`);
    await page.getByRole("button", { name: "Shuffle play" }).click();
    await expect(panelOf(page)).toContainText("3 of 4 left (round 1)");
    await page.goto("/music");
    await page.getByRole("button", { name: "Resume Evening + Morning" }).click();
    await page.getByRole("link", { name: /^Evening \+ Morning/ }).click();
    await expect(panelOf(page)).toContainText("8 of 10 left (round 1)");

    await listener.api.expectEmpty("DELETE", `/playlists/${morningId}`);
    await page.goto("/music");
    await page.getByRole("link", { name: /^Morning\s*Ended/ }).click();
    await expect(page.getByText("This shuffle has ended", { exact: true })).toBeVisible();
    await expect(page.getByText("It resumes where you left off")).toHaveCount(0);
    await page.getByRole("button", { name: "Remove this shuffle" }).click();
    await expect(page).toHaveURL(/\/music$/);
    await expect(page.getByText("Ended")).toHaveCount(0);
  },
);

deepTest(
  "a shuffle of found songs repeats a single song, and says when the server is unreachable",
  async ({ page, listener }) => {
    const [song] = await importLikedSongs(listener);
    const q = song?.title ?? "";
    await openAs(page, listener, "/search");
    await page.getByRole("searchbox").fill(q);
    await page.getByRole("button", { name: "Shuffle play" }).click();
    await expect(panelOf(page)).toContainText("There’s only one song, so it repeats.");

    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Shuffle play" }).click();
    await expect(page.getByText("Can’t reach Tonearm").first()).toBeVisible();
  },
);

deepTest(
  "an album is shuffled, unplayable tracks are counted, and a playlist of nothing else is refused",
  async ({ page, listener }) => {
    const [playable] = await findTrackIds(listener, 1);
    const local = (title: string) => `spotify:local:Band:Tapes:${title}:180`;
    await createSpotifyPlaylist(listener, "Some", {
      items: [`spotify:track:${playable}`, local("One"), null],
    });
    await createSpotifyPlaylist(listener, "None", { items: [local("One"), local("Two"), null] });
    const [song] = await importLikedSongs(listener);
    await openAs(page, listener, `/albums/${song?.album?.id}`);
    const play = page.getByRole("button", { name: "Shuffle play", exact: true });
    await control("PUT", `players/${listener.spotifyUser}`, { devices: [] });
    await play.click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    // The dialog ignores a key that comes before its effects have run.
    await expect(async () => {
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden({ timeout: 1_000 });
    }).toPass();
    await expect(panelOf(page)).toContainText(/(\d+) of \1 left/);
    await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk] });
    await play.click();
    await expect(panelOf(page)).not.toContainText(/(\d+) of \1 left/);

    await page.goto("/library");
    await page.getByRole("main").getByRole("link", { name: /^Some/ }).click();
    await expect(page.getByRole("heading", { name: "Some" })).toBeVisible();
    await play.click();
    await panelOf(page).getByRole("button", { name: "Up next" }).click();
    await expect(panelOf(page)).toContainText("2 songs can’t be played and are skipped.");

    await page.goto("/library");
    await page.getByRole("main").getByRole("link", { name: /^None/ }).click();
    await expect(page.getByRole("heading", { name: "None" })).toBeVisible();
    await play.click();
    await expect(page.getByText("None of the 3 songs can be played")).toBeVisible();
    await expect(panelOf(page)).toHaveCount(0);
  },
);

deepTest("a shuffle that could not be loaded says so and loads after a retry", async ({ page, listener }) => {
  const [song] = await importLikedSongs(listener);
  const search = song?.title ?? "";
  await listener.api.send("POST", "/shuffles", { body: { search } });
  await page.route("**/api/v1/shuffles?*", route => route.abort());
  await openAs(page, listener, "/search");
  await page.getByRole("searchbox").fill(search);
  await expect(page.getByText("The server didn’t answer")).toBeVisible();
  await page.unroute("**/api/v1/shuffles?*");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(panelOf(page)).toContainText("There’s only one song, so it repeats.");
});

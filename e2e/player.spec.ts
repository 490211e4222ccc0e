import { onlyDeep } from "@/testing/depth";
import { control } from "./support/instances/stacks";
import { desk } from "./support/people";
import { createLocalPlaylist } from "./support/queue";
import { openAs } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

// Lyrics are off in this instance.
test.use({ expectedNoise: /409 .*\/lyrics/ });

test.describe("the player", () => {
  test("the bar, Now playing and the queue show and change what plays", async ({ page, listener }) => {
    const { id, titles } = await createLocalPlaylist(listener, 6);
    await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk] });
    await listener.api.json("POST", "/player/play", { playlistId: id });
    await openAs(page, listener, "/library");

    const bar = page.getByRole("region", { name: "Player" });
    await expect(bar).toContainText(titles[0] ?? "");
    await expect.poll(() => page.title()).toMatch(/ · .* \| Library/);
    expect(await page.title()).toContain(titles[0]);
    await bar.getByRole("button", { name: `Like ${titles[0]}` }).click();
    await expect(bar.getByRole("button", { name: `Like ${titles[0]}` })).toHaveAttribute(
      "aria-pressed",
      "true",
    );

    await bar.getByRole("button", { name: "Queue" }).click();
    const queue = page.getByRole("dialog", { name: "Queue" });
    const rows = queue.getByRole("grid").getByRole("row");
    await expect(rows).toContainText(["Next from", ...titles.slice(1)]);
    const moved = rows.filter({ hasText: titles[3] ?? "" });
    await moved.focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await expect(rows.nth(1)).toContainText(titles[3] ?? "");
    // A song that was moved to the front counts as queued by hand, under a heading of its own.
    await expect(rows).toHaveCount(7);
    await rows.filter({ hasText: titles[5] ?? "" }).focus();
    await page.keyboard.press("Delete");
    await expect(rows).toHaveCount(6);
    await page.keyboard.press("Control+z");
    await expect(rows).toHaveCount(7);
    await page.keyboard.press("Escape");
    await expect(queue).toBeHidden();

    await bar.getByRole("button", { name: "Next" }).click();
    await expect(bar).toContainText(titles[3] ?? "");

    await bar.getByRole("button", { name: "Open Now playing" }).click();
    const view = page.getByRole("dialog", { name: "Now playing" });
    await expect(view.getByRole("heading", { name: titles[3] ?? "" })).toBeVisible();
    await view.getByRole("button", { name: "Repeat: off" }).click();
    await expect(view.getByRole("button", { name: "Repeat: all songs" })).toBeVisible();
    await view.getByRole("button", { name: "Lyrics" }).click();
    await expect(view).toContainText("has switched lyrics off for everybody");
    await view.getByRole("button", { name: "Close" }).click();
    await expect(view).toBeHidden();
  });

  deepTest(
    "on a phone, a tap on the bar opens Now playing, and going back closes it",
    async ({ page, listener }) => {
      const { id, titles } = await createLocalPlaylist(listener, 3);
      await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk] });
      await listener.api.json("POST", "/player/play", { playlistId: id });
      await page.setViewportSize({ width: 390, height: 844 });
      await openAs(page, listener, "/library");
      const bar = page.getByRole("region", { name: "Player" });
      await bar.getByText(titles[0] ?? "", { exact: true }).click({ force: true });
      const view = page.getByRole("dialog", { name: "Now playing" });
      await expect(view.getByRole("slider", { name: "Volume" })).toBeVisible();
      await view.getByRole("button", { name: "Queue" }).click();
      const queue = page.getByRole("dialog", { name: "Queue" });
      await expect(queue.getByRole("row", { name: titles[1] ?? "" })).toBeVisible();
      await page.goBack();
      await expect(queue).toBeHidden();
      await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
    },
  );
});

import { control } from "./support/instances/stacks";
import { createLibrary } from "./support/library";
import { desk } from "./support/people";
import { openAs } from "./support/screens";
import { expect, test } from "./support/test";

const longTitle = "Supercalifragilisticexpialidocious, the whole of it as it was once sung";
const manyArtists = Array.from({ length: 14 }, (_, index) => `Artist number ${index}`).join(", ");

test("the deck shows a long title and many artists in full width from 320 to 1440 pixels", async ({
  page,
  listener,
}) => {
  const { trackIds } = await createLibrary(listener);
  await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk] });
  await listener.api.json("POST", "/player/play", { uris: trackIds.map(id => `spotify:track:${id}`) });
  await openAs(page, listener, "/music");
  const deck = page.getByRole("region", { name: "On the deck" });
  const title = deck.getByRole("heading");
  const artists = title.locator("+ p");
  await expect(artists).toBeVisible();
  await title.evaluate((element, text) => (element.textContent = text), longTitle);
  await artists.evaluate((element, text) => (element.textContent = text), manyArtists);

  for (const width of [320, 390, 768, 1024, 1100, 1250, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const message = `at ${width} px`;
    const sticksOut = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(sticksOut, { message }).toBe(0);
    const cut = title.evaluate(element => element.scrollWidth - element.clientWidth);
    expect(await cut, message).toBe(0);
    const box = async (part: typeof deck) => {
      const { x = 0, width = 0, height = 0 } = (await part.boundingBox()) ?? {};
      return { left: x, right: x + width, width, height };
    };
    const frame = await box(deck);
    // The turntable with its arm.
    const record = await box(deck.locator("[aria-hidden]:has(> div > svg)"));
    expect(record.left, message).toBeGreaterThanOrEqual(frame.left);
    expect(record.right, message).toBeLessThanOrEqual(frame.right);
    expect((await box(title)).width, message).toBeGreaterThan(200);
    expect((await box(artists)).height, message).toBeLessThan(60);
  }
});

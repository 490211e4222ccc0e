import { sampleByDepth } from "@/testing/depth";
import { expect, test } from "./support/test";

test("the shuffle guide shows three shuffles, each of two rounds through one playlist, and shuffles again", async ({
  page,
  baseURL,
}) => {
  const externalRequests: string[] = [];
  page.on("request", request => {
    if (!request.url().startsWith(`${baseURL}/`)) externalRequests.push(request.url());
  });
  await page.goto("/docs");
  await page.getByRole("main").getByRole("link", { name: "How the shuffle works" }).click();
  await expect(page).toHaveURL(/\/docs\/shuffle$/);

  const pictureOf = (name: string) => page.getByRole("region", { name }).getByRole("img");
  const tonearm = page.getByRole("region", { name: "Tonearm" });
  const withRepeats = (times: RegExp) => new RegExp(`two rounds of 60 songs.*back to back: ${times.source}`);
  for (const example of sampleByDepth(["Ordinary", "Ten artists", "One favorite"], 3)) {
    await page.getByRole("radio", { name: example }).check();
    await expect(pictureOf("Pure chance")).toHaveAccessibleName(withRepeats(/[1-9]\d* times?/));
    await expect(pictureOf("Even spacing")).toHaveAccessibleName(withRepeats(/\d+ times?/));
    await expect(pictureOf("Tonearm")).toHaveAccessibleName(withRepeats(/0 times/));
    await expect(tonearm.getByRole("definition").first()).toHaveText("0 times");
  }

  const pictures = () =>
    page
      .getByRole("main")
      .getByRole("img")
      .evaluateAll(images => images.map(image => image.innerHTML));
  const before = await pictures();
  expect(new Set(before).size).toBe(3);
  await page.getByRole("button", { name: "Shuffle again" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Run 2" })).toBeVisible();
  const after = await pictures();
  for (const [index, picture] of after.entries()) expect(picture).not.toBe(before[index]);
  expect(externalRequests).toEqual([]);
});

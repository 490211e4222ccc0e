import { sampleByDepth } from "@/testing/depth";
import { songRow } from "@/testing/history/rows";
import { createZip } from "@/testing/history/zip";
import { openAs } from "./support/screens";
import { expect, test } from "./support/test";

const archive = () =>
  createZip([
    {
      name: "Spotify Extended Streaming History/Streaming_History_Audio_2024_0.json",
      content: JSON.stringify([
        songRow(1, "2024-05-06T18:43:20Z"),
        songRow(2, "2024-05-06T18:47:00Z", { ms_played: 12_000 }),
        songRow(3, "2024-05-06T18:52:00Z"),
      ]),
    },
  ]);

const widths = [
  ["desk", 1280],
  ["phone", 390],
] as const;

for (const [name, width] of sampleByDepth(widths, 2))
  test(`history comes from files and goes by undo, without Spotify, at the width of a ${name}`, async ({
    page,
    person,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await openAs(page, person, "/history");
    await page.getByRole("link", { name: "Add from files" }).click();
    await page
      .getByLabel("Choose files")
      .and(page.locator("input"))
      .first()
      .setInputFiles({ name: "my_spotify_data.zip", mimeType: "application/zip", buffer: archive() });

    await expect(page.getByText("Nothing has been added yet.")).toBeVisible();
    const figure = (label: string) => page.locator("dl > div").filter({ hasText: label });
    await expect(figure("Rows in the files")).toContainText("3");
    await expect(figure("New plays")).toContainText("2");
    await page.getByText("1 row that is not a play").click();
    await expect(page.getByText(/^1 song heard for less than 30 seconds\./)).toBeVisible();

    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByText("Your plays have been added.")).toBeVisible();
    await page.getByRole("link", { name: "See your history" }).click();
    await expect(page.getByText("Song 3")).toBeVisible();
    await expect(page.getByText("Song 2")).toBeHidden();

    await page.getByRole("link", { name: "Add from files" }).click();
    await page.getByRole("button", { name: "Undo import" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Undo import" }).click();
    await expect(page.getByRole("heading", { name: "Your imports" })).toBeHidden();
    await page.goto("/history");
    await expect(page.getByText("No plays yet")).toBeVisible();
  });

test("an imported list of links is listed, and its undo takes its playlist away", async ({
  page,
  person,
}) => {
  await openAs(page, person, "/history/import");
  const section = page.getByRole("region", { name: "Imported files" });
  await expect(section).toContainText("appear here for 30 days");
  await page.getByLabel("Or paste links").fill("spotify:track:0000000000000000000001");
  await page.getByRole("button", { name: "Import links" }).press("Enter");
  await section.getByRole("button", { name: /^Undo import of Imported songs/ }).press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo import" }).press("Enter");
  await expect(section).toContainText("appear here for 30 days");
  await expect(page.getByRole("link", { name: "Imported songs" })).toBeHidden();
});

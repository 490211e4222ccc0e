import { readFile } from "node:fs/promises";
import { habits, importListening } from "./support/listening";
import { openAs } from "./support/screens";
import { expect, test } from "./support/test";

test("a person without data is led to their files, and then sees figures, tables, files and a picture of their listening", async ({
  page,
  person,
}) => {
  await openAs(page, person, "/insights");
  await expect(page.getByRole("heading", { name: "No figures yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Import your files" })).toHaveAttribute(
    "href",
    "/history/import",
  );
  await importListening(person, habits(40));

  await page.goto("/insights");
  const totals = page.getByRole("region", { name: "Totals" });
  await expect(totals.getByText("Longest streak").locator("..")).toContainText("40 days");
  await expect(totals.getByText("Songs", { exact: true }).locator("..")).toContainText("60");
  await page.getByText("4 weeks", { exact: true }).click();
  await expect(totals.getByText("Plays", { exact: true }).locator("..")).toContainText(/more|less|same/);
  await expect(page).toHaveURL(/range=weeks/);

  const most = page.getByRole("region", { name: "Most played" });
  await expect(most.getByRole("link").first()).toContainText("Song 1");
  await most.getByText("Show as a table").click();
  await expect(most.getByRole("table").getByRole("row").nth(1)).toContainText("Song 1");
  const file = page.waitForEvent("download");
  await most.getByRole("button", { name: "Save as CSV" }).click();
  const csv = await readFile(await (await file).path(), "utf8");
  expect(csv.split("\r\n")[0]).toBe('\ufeff"Rank","Song","Artist","Plays","Minutes"');
  expect(csv.split("\r\n")[1]).toMatch(/^1,"Song 1","Artist 1",\d+,\d+$/);

  await most.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Song 1" })).toBeVisible();
  await expect(page.getByText("1 of 60")).toBeVisible();

  await page.goto(`/insights/years/${new Date(Date.now() - 86_400_000).getFullYear()}`);
  const picture = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a picture" }).click();
  const png = await readFile(await (await picture).path());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1920]);
});

import { expect, test } from "./support/test";

test("anyone reads the API's reference: every operation, from here alone and under the page's own policy", async ({
  page,
  baseURL,
  request,
}) => {
  const outside: string[] = [];
  page.on("request", asked => {
    if (!asked.url().startsWith(`${baseURL}/`) && !asked.url().startsWith("data:")) outside.push(asked.url());
  });
  const document = (await (await request.get("/api/v1/openapi.json")).json()) as {
    paths: Record<string, object>;
  };
  const operations = Object.values(document.paths).flatMap(methods => Object.keys(methods));
  await page.goto("/docs");
  await expect(page.locator(".opblock")).toHaveCount(operations.length);
  await page.getByRole("button", { name: "GET /songs/{id}", exact: false }).first().click();
  await expect(page.getByText("Id of one of your songs.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Using the API" }).click();
  for (const title of ["Getting a token", "Pages of lists", "Errors", "Limits", "Live events"])
    await expect(page.getByRole("heading", { name: title, exact: true })).toBeVisible();
  expect(outside).toEqual([]);
});

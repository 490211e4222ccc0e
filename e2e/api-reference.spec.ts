import { expect, test } from "./support/test";

test("the API reference shows every operation to everybody and loads nothing from other servers", async ({
  page,
  baseURL,
  request,
}) => {
  const externalRequests: string[] = [];
  page.on("request", request => {
    const url = request.url();
    if (!url.startsWith(`${baseURL}/`) && !url.startsWith("data:")) externalRequests.push(url);
  });
  const document = (await (await request.get("/api/v1/openapi.json")).json()) as {
    paths: Record<string, object>;
  };
  const operations = Object.values(document.paths).flatMap(methods => Object.keys(methods));
  await page.goto("/docs");
  // Of so long a list, Swagger UI renders only what is near the view.
  const seen = new Set<string>();
  const scrollOn = async () => {
    const ids = await page.locator(".opblock").evaluateAll(blocks => blocks.map(({ id }) => id));
    for (const id of ids) seen.add(id);
    await page.mouse.wheel(0, 400);
    return seen.size;
  };
  await expect.poll(scrollOn, { intervals: [50] }).toBe(operations.length);
  await page.getByPlaceholder("Filter by tag or path").fill("/songs/{id}");
  await page.getByRole("button", { name: "GET /songs/{id}", exact: false }).first().click();
  await expect(page.getByText("Id of one of your songs.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Using the API" }).click();
  for (const title of ["Getting a token", "Pages of lists", "Errors", "Limits", "Live events"])
    await expect(page.getByRole("heading", { name: title, exact: true })).toBeVisible();
  expect(externalRequests).toEqual([]);
});

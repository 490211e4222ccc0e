import { sampleByDepth } from "@/testing/depth";
import { expect, test } from "./support/test";

test("the API reference shows the operations to everybody and loads nothing from other servers", async ({
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
  await page.goto("/docs");
  await expect(page.locator(".opblock").first()).toBeVisible();
  const filter = page.getByPlaceholder("Filter by tag or path");
  // Swagger UI renders only what is near the view of so long a list, so this looks at samples.
  const paths = Object.entries(document.paths);
  const samples = [paths[0], paths[Math.floor(paths.length / 2)], paths.at(-1)];
  for (const [path, methods] of sampleByDepth(samples, 3).filter(each => each !== undefined)) {
    await filter.fill(path);
    for (const method of Object.keys(methods))
      await expect(
        page.getByRole("button", { name: `${method.toUpperCase()} ${path}` }).first(),
      ).toBeVisible();
  }
  await filter.fill("/songs/{id}");
  await page.getByRole("button", { name: "GET /songs/{id}", exact: false }).first().click();
  await expect(page.getByText("Id of one of your songs.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Using the API" }).click();
  for (const title of ["Getting a token", "Pages of lists", "Errors", "Limits", "Live events"])
    await expect(page.getByRole("heading", { name: title, exact: true })).toBeVisible();
  expect(externalRequests).toEqual([]);
});

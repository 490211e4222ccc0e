import type { Page } from "@playwright/test";
import { becomeConnected, importLibrary } from "./support/people";
import { expect, test } from "./support/test";

/** What the page's policy refused, as the browser saw it. */
async function watchViolations(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction("refused", (what: string) => violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", event => {
      (window as unknown as { refused: (what: string) => void }).refused(
        `${event.violatedDirective}: ${event.blockedURI}`,
      );
    });
  });
  return violations;
}

const screens = [
  "/music",
  "/library",
  "/liked",
  "/search",
  "/history",
  "/imports",
  "/profile",
  "/nothing-here",
];

test.describe("the content security policy", () => {
  test.use({
    expectedNoise: [/404 \(Not Found\).*nothing-here/, /inline event handler/, /Loading the image 'x:'/],
  });

  test("every screen works under a policy that runs no script without its nonce", async ({ page }) => {
    const violations = await watchViolations(page);
    await becomeConnected(page);
    await importLibrary(page);
    for (const screen of [...screens, "/docs", "/docs/shuffle", "/"]) {
      const reply = await page.goto(screen);
      expect(reply?.headers()["content-security-policy"]).toMatch(
        /script-src 'self' 'nonce-[^']+' 'strict-dynamic';/,
      );
      await expect(page.getByRole("heading").first()).toBeVisible();
    }
    expect(violations).toEqual([]);

    await page.evaluate(() =>
      document.body.insertAdjacentHTML("beforeend", '<img src="x:" onerror="window.ran = true">'),
    );
    await expect.poll(() => violations).toContainEqual(expect.stringMatching(/^script-src/));
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
  });
});

test("no reply may be framed or guessed at, and other sites read nothing", async ({ request }) => {
  for (const path of ["/sign-in", "/api/v1/songs", "/api/health/live", "/admin/queue"]) {
    const headers = (await request.get(path, { headers: { origin: "https://elsewhere.example" } })).headers();
    expect(headers, path).toMatchObject({
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
    });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
    expect(headers).not.toHaveProperty("x-powered-by");
  }
});

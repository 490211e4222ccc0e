import { signInBrowser } from "./support/screens";
import { expect, test } from "./support/test";

const screens = [
  "/music",
  "/library",
  "/liked",
  "/search",
  "/history",
  "/imports",
  "/profile",
  "/no-such-screen",
];

// The browser logs violations of the policy as errors, which fail every test that opens a screen (support/test.ts).
test("every page has a content security policy that runs no script without its nonce", async ({
  page,
  person,
}) => {
  await signInBrowser(page, person);
  for (const screen of [...screens, "/docs", "/docs/shuffle", "/help", "/"]) {
    const reply = await page.request.get(screen);
    expect(reply.headers()["content-security-policy"], screen).toMatch(
      /script-src 'self' 'nonce-[^']+' 'strict-dynamic';/,
    );
  }
});

test.describe("with an injected script", () => {
  test.use({ expectedNoise: /inline event handler|Loading the image 'x:'/ });

  test("the browser refuses to run an inline event handler", async ({ page }) => {
    const violations: string[] = [];
    await page.exposeFunction("report", (directive: string) => violations.push(directive));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", event => {
        (window as unknown as { report: (directive: string) => void }).report(event.violatedDirective);
      });
    });
    await page.goto("/sign-in");
    await expect(page.getByRole("heading").first()).toBeVisible();
    expect(violations).toEqual([]);
    await page.evaluate(() =>
      document.body.insertAdjacentHTML("beforeend", '<img src="x:" onerror="window.ran = true">'),
    );
    await expect.poll(() => violations).toContainEqual(expect.stringMatching(/^script-src/));
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
  });
});

test("no reply can be framed or sniffed, and other sites cannot read any", async ({ request }) => {
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

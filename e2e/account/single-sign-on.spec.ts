import { createServer } from "node:http";
import type { Page } from "@playwright/test";
import { onlyDeep } from "@/testing/depth";
import { startProvider, type TestProvider } from "@/testing/sign-on/provider";
import { type Instance, startInstance } from "../support/instances/instance";
import { createDataDirectory, ownPorts } from "../support/instances/stacks";
import { pressUntilShown } from "../support/screens";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

const url = `http://127.0.0.1:${ownPorts.signOn}`;
let provider: TestProvider;
let instance: Instance;

test.beforeAll(async () => {
  provider = await startProvider(url);
  instance = await startInstance({
    PORT: String(ownPorts.signOn),
    DATA_DIR: createDataDirectory("sign-on"),
    LOG_LEVEL: "warn",
    ...provider.settings,
  });
});

test.afterAll(async () => {
  await instance?.stop();
  await provider?.stop();
});

/** Signs in on the provider's page, which asks for consent the first time. */
async function signInAtProvider(page: Page, login: string, asksForConsent = false): Promise<void> {
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill("any");
  await page.locator('button[type="submit"]').click();
  if (asksForConsent) await page.locator('button[type="submit"]').click();
}

// One worker, because the tests share an instance.
test.describe.configure({ mode: "default" });

test.describe("with single sign-on", () => {
  // Disconnecting the only way to sign in, a form of another site, and the font of the provider's page.
  test.use({
    baseURL: url,
    expectedNoise: /40[39] .*\/(me\/single-sign-on|signin\/oidc)|fonts\.googleapis\.com/,
  });

  deepTest(
    "a person signs up, confirms, sets a password and disconnects, all through the provider",
    async ({ page }) => {
      provider.accounts.set("ada", { email: "ada@example.org", email_verified: true, name: "Ada Lovelace" });
      await page.goto("/sign-in?next=%2Fprofile");
      await page.getByRole("button", { name: "Continue with Home" }).click();
      await signInAtProvider(page, "ada", true);
      await expect(page).toHaveURL(`${url}/profile`);
      await expect(page.getByText("Ada Lovelace").first()).toBeVisible();
      await expect(page.getByText("You sign in with Home")).toBeVisible();

      const disconnect = async () => {
        const confirmation = page.getByRole("alertdialog", { name: "Disconnect Home?" });
        await pressUntilShown(
          () => page.getByRole("button", { name: "Disconnect Home" }).click(),
          confirmation,
        );
        await confirmation.getByRole("button", { name: "Disconnect", exact: true }).click();
      };
      await disconnect();
      await expect(page.getByText("Set a password first, then disconnect Home.")).toBeVisible();

      await page.getByRole("button", { name: "Set a password" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Confirm with Home" }).click();
      await signInAtProvider(page, "ada");
      await expect(page.getByText("For ten minutes you can make changes")).toBeVisible();
      await page.getByRole("button", { name: "Set a password" }).click();
      await page.getByLabel("New password").fill("a good password");
      await page.getByRole("dialog").getByRole("button", { name: "Set a password" }).click();
      await expect(page.getByText("Your password was set")).toBeVisible();

      await expect(page.getByRole("button", { name: "Change password" })).toBeVisible();
      await disconnect();
      await page.getByRole("button", { name: "Connect Home", exact: true }).click();
      await expect(page.getByText("Home is connected")).toBeVisible();
    },
  );

  test("a person who cancels, or whose provider is down, reads so on the sign-in page", async ({ page }) => {
    await page.goto("/sign-in");
    const button = page.getByRole("button", { name: "Continue with Home" });
    await button.click();
    await page.getByRole("link", { name: /cancel|abort/i }).click();
    await expect(page.getByText("You canceled at Home")).toBeVisible();
    provider.answer("/.well-known/openid-configuration", (_, response) => response.writeHead(503).end());
    await button.click();
    await expect(page.getByText("Tonearm could not reach Home.")).toBeVisible();
    await expect(page.getByLabel("Password")).toBeVisible();
    provider.reset();
  });

  test("a page of another site cannot start a sign-in", async ({ page }) => {
    const evil = createServer((_, response) =>
      response
        .setHeader("content-type", "text/html")
        .end(`<form method="post" action="${url}/api/auth/signin/oidc"><button>Win</button></form>`),
    );
    await new Promise<void>(resolve => evil.listen(0, "127.0.0.1", resolve));
    const address = evil.address();
    await page.goto(`http://127.0.0.1:${typeof address === "object" && address?.port}`);
    await page.getByRole("button", { name: "Win" }).click();
    await expect(page).toHaveURL(/\/sign-in\?problem=cross_site_request/);
    evil.close();
  });
});

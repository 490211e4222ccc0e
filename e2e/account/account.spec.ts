import { readFile } from "node:fs/promises";
import { onlyDeep } from "@/testing/depth";
import { Api, randomAddress } from "../support/api";
import { generated } from "../support/instances/stacks";
import { register } from "../support/people";
import { openAs, signInOnTheWayTo, signUp } from "../support/screens";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

// The wrong password.
test.use({ expectedNoise: /422 .*\/api\/v1\/me\/password/ });

test("a person ends other sessions, changes the password, exports everything and deletes the account", async ({
  page,
}) => {
  const account = await register();
  const { email, password } = account;
  const program = new Api(generated.url, { ...randomAddress(), "user-agent": "HomeAssistant/2026.11" });
  const signIn = (body: object) => program.send("POST", "/auth/login", { body: { email, ...body } });
  const { accessToken } = (await signIn({ password })).json as { accessToken: string };
  const readMe = async () => (await program.withToken(accessToken).send("GET", "/me")).status;
  expect(await readMe()).toBe(200);

  await openAs(page, account, "/profile");
  await expect(page.getByText("HomeAssistant/2026.11")).toBeVisible();
  await page.getByRole("button", { name: "End the session of HomeAssistant/2026.11" }).click();
  await expect(page.getByText("HomeAssistant/2026.11")).toBeHidden();
  expect(await readMe()).toBe(401);

  await page.getByRole("button", { name: "Change password" }).click();
  const change = page.getByRole("dialog", { name: "Change password" });
  const submit = change.getByRole("button", { name: "Change password" });
  await change.getByLabel("Current password").fill("a guess");
  await change.getByLabel("New password").fill("short");
  await submit.click();
  await expect(change.getByText("Use at least 8 characters.")).toBeVisible();
  await change.getByLabel("New password").fill("a better password");
  await submit.click();
  await expect(change.getByText("This isn’t your password. Nothing was changed.")).toBeVisible();
  await change.getByLabel("Current password").fill(password);
  await submit.click();
  await expect(page.getByText("Your password was changed")).toBeVisible();
  expect((await signIn({ password })).status).toBe(401);
  expect((await signIn({ password: "a better password" })).status).toBe(200);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export everything" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(file).toMatchObject({ format: "tonearm-account", tables: { users: [{ email }] } });

  await page.getByRole("button", { name: "Delete account" }).click();
  const deletion = page.getByRole("dialog", { name: "Delete your account?" });
  await deletion.getByLabel("Your password").fill("a better password");
  await deletion.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("Your account is deleted")).toBeVisible();
  expect((await signIn({ password: "a better password" })).status).toBe(401);
});

deepTest(
  "the profile lists all API tokens, more than a page of them, until they are revoked",
  async ({ page }) => {
    const person = await register();
    const createToken = (name: string) =>
      person.api.json("POST", "/me/api-tokens", { name, scopes: ["read"] });
    await createToken("The oldest");
    // The profile loads 50 at a time.
    for (let batch = 0; batch < 9; batch++)
      await Promise.all(Array.from({ length: 10 }, (_, number) => createToken(`Lamp ${batch}${number}`)));
    await openAs(page, person, "/profile");
    const oldest = page.getByRole("button", { name: "Revoke The oldest" });
    await expect(async () => {
      await page
        .getByRole("button", { name: /^Revoke / })
        .last()
        .scrollIntoViewIfNeeded();
      await expect(oldest).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await oldest.click();
    await page.getByRole("button", { name: "Revoke token" }).click();
    await expect(oldest).toBeHidden();
  },
);

deepTest(
  "a browser that has signed in before can sign in after ten failures at its address",
  async ({ page }) => {
    const account = await signUp(page);
    const { email, password } = account;
    const sameAddress = new Api(generated.url);
    const signIn = (body: object) => sameAddress.send("POST", "/auth/login", { body: { email, ...body } });
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await signIn({ password: "a guess" })).status).toBe(401);
    expect((await signIn({ password })).status).toBe(429);
    await page.getByRole("button", { name: /^Account:/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await signInOnTheWayTo(page, "/profile", account);
  },
);

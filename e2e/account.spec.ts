import { readFile } from "node:fs/promises";
import { signUp } from "./support/people";
import { generated } from "./support/stacks";
import { expect, test } from "./support/test";

test("one changes the password, ends other sign-ins, takes everything along and leaves", async ({
  page,
  request,
}) => {
  const { email, password } = await signUp(page);
  const signIn = (given: string) =>
    request.post(`${generated.url}/api/v1/auth/login`, {
      data: { email, password: given },
      headers: { "user-agent": "HomeAssistant/2026.11" },
    });
  const { accessToken } = await (await signIn(password)).json();
  const program = () =>
    request.get(`${generated.url}/api/v1/me`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect((await program()).status()).toBe(200);

  await page.goto("/profile");
  await expect(page.getByText("HomeAssistant/2026.11")).toBeVisible();
  await page.getByRole("button", { name: "End the sign-in of HomeAssistant/2026.11" }).click();
  await expect(page.getByText("HomeAssistant/2026.11")).toBeHidden();
  expect((await program()).status()).toBe(401);

  await page.getByRole("button", { name: "Change password" }).click();
  const change = page.getByRole("dialog", { name: "Change password" });
  await change.getByLabel("Current password").fill("a guess");
  await change.getByLabel("New password").fill("short");
  await change.getByRole("button", { name: "Change password" }).click();
  await expect(change.getByText("Use at least 8 characters.")).toBeVisible();
  await change.getByLabel("New password").fill("a better password");
  await change.getByRole("button", { name: "Change password" }).click();
  await expect(change.getByText("This is not your password. Nothing was changed.")).toBeVisible();
  await change.getByLabel("Current password").fill(password);
  await change.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed")).toBeVisible();
  expect((await signIn(password)).status()).toBe(401);
  expect((await signIn("a better password")).status()).toBe(200);

  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export everything" }).click();
  const file = JSON.parse(await readFile(await (await coming).path(), "utf8"));
  expect(file).toMatchObject({ format: "tonearm-account", tables: { users: [{ email }] } });

  await page.getByRole("button", { name: "Delete account" }).click();
  const deletion = page.getByRole("dialog", { name: "Delete your account?" });
  await deletion.getByLabel("Your password").fill("a better password");
  await deletion.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("Your account is deleted")).toBeVisible();
  expect((await signIn("a better password")).status()).toBe(401);
});

test("every API token is on the screen, however many there are, until it is revoked", async ({ page }) => {
  await signUp(page);
  const make = async (name: string) => {
    const reply = await page.request.post("/api/v1/me/api-tokens", {
      data: { name, scopes: ["read"] },
      headers: { origin: generated.url },
    });
    expect(reply.status()).toBe(201);
  };
  await make("The oldest");
  for (let times = 0; times < 11; times++)
    await Promise.all(Array.from({ length: 10 }, (_, number) => make(`Lamp ${times}${number}`)));
  await page.goto("/profile");
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
});

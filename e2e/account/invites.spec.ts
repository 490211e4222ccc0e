import type { Page } from "@playwright/test";
import { Api } from "../support/api";
import { type Restartable, startRestartable } from "../support/instances/restartable";
import { ownPorts } from "../support/instances/stacks";
import { createAccount, type Person, register } from "../support/people";
import { signInBrowser, submitSignIn } from "../support/screens";
import { expect, test } from "../support/test";

const url = `http://127.0.0.1:${ownPorts.invites}`;
let instance: Restartable;
let admin: Person;

test.use({ baseURL: url });
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  instance = await startRestartable(ownPorts.invites, { REGISTRATION: "invite" });
  admin = await register(url, { ...createAccount(), username: "Keeper" });
});
test.afterAll(() => instance?.close());

const signUpForm = (page: Page) => ({
  email: page.getByLabel("Email"),
  username: page.getByLabel("Username"),
  password: page.getByLabel("Password"),
  submit: page.getByRole("button", { name: "Sign up" }),
});

/** Chooses an item of a person's menu. */
async function choose(page: Page, username: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Manage ${username}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("an admin invites a stranger, who signs up; the admin disables, enables and deletes the account", async ({
  page,
  browser,
}) => {
  const account = { ...createAccount(), username: "Grace" };
  await signInBrowser(page, admin, instance);
  await page.goto("/admin");
  const invites = page.getByRole("region", { name: "Invites" });
  await expect(invites).toContainText("No invites yet");
  await page.getByRole("button", { name: "New invite" }).click();
  await page.getByLabel("Note").fill("For Grace");
  await page.getByLabel("Number of people").fill("0");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByText("must be at least 1")).toBeVisible();
  await page.getByLabel("Number of people").fill("1");
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByRole("dialog").locator("code").textContent();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(invites).toContainText("0 of 1 used");

  const context = await browser.newContext({ baseURL: url });
  const stranger = await context.newPage();
  await stranger.goto("/sign-up");
  await expect(stranger.getByRole("heading", { name: "You need an invite" })).toBeVisible();
  await stranger.goto(link ?? "");
  const form = signUpForm(stranger);
  await form.email.fill(account.email);
  await form.username.fill(account.username);
  await form.password.fill("short");
  await form.submit.click();
  await expect(stranger.getByText("Use at least 8 characters.")).toBeVisible();
  await expect(form.email).toHaveValue(account.email);
  await form.password.fill(account.password);
  await form.submit.click();
  await expect(stranger).toHaveURL(/\/music$/);

  await page.reload();
  await expect(invites).toContainText("1 of 1 used");
  const row = page
    .getByRole("region", { name: "People" })
    .getByRole("listitem")
    .filter({ hasText: account.email });
  await choose(page, "Grace", "Disable account");
  await page.getByRole("button", { name: "Disable account" }).click();
  await expect(row).toContainText("Disabled");
  await stranger.reload();
  await expect(stranger).toHaveURL(/\/sign-in/);
  await submitSignIn(stranger, account);
  await expect(stranger.getByText("has disabled your account")).toBeVisible();

  await choose(page, "Grace", "Enable account");
  await page.getByRole("button", { name: "Enable account" }).click();
  await expect(row).not.toContainText("Disabled");
  // The session was only paused.
  await stranger.goto("/music");
  await expect(stranger).toHaveURL(/\/music$/);

  await choose(page, "Grace", "Errors");
  await expect(page.getByRole("dialog", { name: "Errors of Grace" })).toContainText("No errors");
  await page.keyboard.press("Escape");
  await choose(page, "Grace", "Delete account");
  const deletion = page.getByRole("dialog", { name: "Delete Grace’s account?" });
  await deletion.getByLabel("Their email address").fill("grace");
  await deletion.getByRole("button", { name: "Delete account" }).click();
  await expect(deletion.getByText("not the email of the account")).toBeVisible();
  await deletion.getByLabel("Their email address").fill(account.email);
  await deletion.getByRole("button", { name: "Delete account" }).click();
  // While a dialog is open, the list behind it has no roles.
  await expect(deletion).toBeHidden();
  await expect(row).toHaveCount(0);
  await stranger.goto("/music");
  await expect(stranger).toHaveURL(/\/sign-in/);
  await context.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a stranger signs up with an invite, keeps what they typed, and is told about a bad one", async ({
    page,
  }) => {
    const {
      token,
      id,
      url: link,
    } = await admin.api.json<{ token: string; id: string; url: string }>("POST", "/admin/invites", {
      maxUses: 2,
    });
    const account = createAccount();
    const form = signUpForm(page);
    await page.goto(link);
    await form.email.fill(account.email);
    await form.username.fill("x");
    await form.password.fill(account.password);
    await form.submit.click();
    await expect(page.getByText("Use at least 2 characters.")).toBeVisible();
    await expect(form.email).toHaveValue(account.email);
    await form.username.fill(account.username);
    await form.password.fill(account.password);
    await form.submit.click();
    await expect(page).toHaveURL(/\/music$/);

    await page.context().clearCookies();
    await admin.api.expectEmpty("DELETE", `/admin/invites/${id}`);
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This invite was revoked" })).toBeVisible();
    await page.goto("/sign-up?invite=made-up");
    await expect(page.getByRole("heading", { name: "Unknown invite" })).toBeVisible();
    const program = new Api(url);
    await program.expectProblem(403, "invite_revoked", "POST", "/auth/register", {
      body: { ...createAccount(), invite: token },
    });
  });
});

import { onlyDeep } from "@/testing/depth";
import { startSmtpServer } from "@/testing/system/smtp-server";
import { generated } from "../support/instances/stacks";
import { createAccount, demoAdmin, register, signIn } from "../support/people";
import { openAs, signInBrowser, signInOnTheWayTo } from "../support/screens";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

test("a person who forgot the password gets a mail, sets a new one with its link and is signed in", async ({
  page,
  browser,
}) => {
  const smtp = await startSmtpServer(undefined, generated.smtpPort);
  const account = await register();
  await signInBrowser(page, account);
  const { email } = account;
  const elsewhere = await browser.newPage();
  await elsewhere.goto(`${generated.url}/sign-in`);
  await elsewhere.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
  await elsewhere.getByLabel("Email").fill(email);
  await elsewhere.getByRole("button", { name: "Email me a link" }).click();
  await expect(elsewhere.getByText("Check your email")).toBeVisible();
  const mailTo = () => smtp.mails.find(({ recipients }) => recipients.includes(email));
  await expect.poll(() => mailTo() !== undefined).toBe(true);
  const [link = ""] = /http:\S+\/reset-password\?token=[\w-]+/.exec(mailTo()?.content ?? "") ?? [];
  await smtp.stop();

  const reply = await elsewhere.goto(link);
  expect(reply?.headers()).toMatchObject({
    "cache-control": expect.stringContaining("no-store"),
    "referrer-policy": "same-origin",
  });
  await expect(elsewhere.getByText(email)).toBeVisible();
  await elsewhere.getByLabel("New password").fill("short");
  await elsewhere.getByRole("button", { name: "Set password" }).click();
  await expect(elsewhere.getByText("Use at least 8 characters.")).toBeVisible();
  await elsewhere.getByLabel("New password").fill("a better password");
  await elsewhere.getByRole("button", { name: "Set password" }).click();
  await expect(elsewhere).toHaveURL(/\/music$/);
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await elsewhere.close();

  await page.goto("/profile");
  await expect(page).toHaveURL(/\/sign-in/);
  await signInOnTheWayTo(page, "/profile", { ...account, password: "a better password" });
});

deepTest("a person changes their name, email and mails on the profile", async ({ page }) => {
  const account = await register();
  await openAs(page, account, "/profile");
  await page.getByRole("checkbox", { name: /^Imports/ }).click();
  await page.getByRole("button", { name: "Change name or email" }).click();
  await page.getByLabel("Username").fill("Augusta");
  const { email: newEmail } = createAccount();
  await page.getByLabel("Email", { exact: true }).fill(newEmail);
  await page.getByLabel("Current password").fill(account.password);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your account was updated")).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: newEmail })).toBeVisible();
  const { api } = await signIn({ ...account, email: newEmail });
  expect(await api.json("GET", "/me")).toMatchObject({
    username: "Augusta",
    notifications: { connection: true, imports: false },
  });
});

test("an admin's link sets a new password in a browser without JavaScript", async ({ browser }) => {
  const person = await register();
  const admin = await signIn(demoAdmin);
  const { url } = await admin.api.json<{ url: string }>("POST", `/admin/users/${person.id}/reset-password`);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
  await page.getByLabel("New password").fill("a better password");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page).toHaveURL(/\/music$/);
  await page.goto(`${generated.url}/forgot-password`);
  await page.getByLabel("Email").fill("nobody@example.org");
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByText("Check your email")).toBeVisible();
  await context.close();
});

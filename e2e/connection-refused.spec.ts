import type { Page } from "@playwright/test";
import { controlOf } from "@/testing/simulator-client";
import { connect, enterCredentials, signUp } from "./support/people";
import { generated } from "./support/stacks";
import { expect, test } from "./support/test";

const control = controlOf(generated.simulatorUrl);

type App = { clientId: string; clientSecret: string };

/** A developer app of somebody else, which admits whom its list names; null admits everybody. */
const strangersApp = async (given: { allowList?: string[] | null; ownerPremium?: boolean }) =>
  (await control("POST", "apps", {
    developer: "somebody else",
    redirectUris: [`${generated.url}/callback`],
    ...given,
  })) as App;

const change = ({ clientId }: App, patch: object) => control("PATCH", `apps/${clientId}`, patch);

async function withCredentials(page: Page, app: App) {
  await signUp(page);
  await enterCredentials(page, app);
  await expect(page.getByText("Saved and verified")).toBeVisible();
}

const gates = [
  {
    name: "who is not on the app's list",
    refusing: { allowList: [] },
    admitting: { allowList: ["listener"] },
    title: "Your Spotify account is not registered with this developer app",
    toDo: /Settings, then User Management, and adds? your name and Spotify e-mail address/,
  },
  {
    name: "whose app's owner has no Premium",
    refusing: { ownerPremium: false },
    admitting: { ownerPremium: true },
    title: "The developer app's owner has no active Premium",
    toDo: /can take a few hours/,
  },
];

for (const { name, refusing, admitting, title, toDo } of gates) {
  test(`somebody ${name} reads so when connecting; nothing is stored, and the next try succeeds`, async ({
    page,
  }) => {
    const app = await strangersApp(refusing);
    await withCredentials(page, app);
    await connect(page);
    const told = page.getByRole("alert").filter({ hasText: title });
    await expect(told).toContainText(toDo);
    await expect(page.getByRole("button", { name: "Connect to Spotify" })).toBeVisible();
    await change(app, admitting);
    // Spotify asks for consent once: this time it sends the browser straight back.
    await page.getByRole("button", { name: "Connect to Spotify" }).click();
    await expect(page.getByText("Spotify is connected")).toBeVisible();
  });

  test(`somebody ${name} from now on reads so on Music, keeps the connection, and goes on when it is mended`, async ({
    page,
  }) => {
    const app = await strangersApp({ allowList: ["listener"] });
    await withCredentials(page, app);
    await connect(page);
    await expect(page.getByText("Spotify is connected")).toBeVisible();
    await change(app, refusing);
    await page.goto("/music");
    const deck = page.getByRole("region", { name: "On the deck" });
    await deck.getByRole("button", { name: /Look again|Retry/ }).click();
    await expect(deck).toContainText(title);
    await expect(deck).toContainText(toDo);
    await page.getByRole("button", { name: "Import library" }).click();
    await expect(page.getByText("The import stopped.")).toBeVisible();
    await page.goto("/profile/services");
    await expect(page.getByText("Connected", { exact: true })).toBeVisible();
    await change(app, admitting);
    await page.goto("/music");
    await deck.getByRole("button", { name: /Look again|Retry/ }).click();
    // The next look that is shown to every screen comes within half a minute.
    await expect(deck).not.toContainText(title, { timeout: 45_000 });
    await expect(
      page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Next" }),
    ).toBeEnabled();
  });
}

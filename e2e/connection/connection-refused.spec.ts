import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { control, generated } from "../support/instances/stacks";
import { type DeveloperApp, passConsentPage, signInWithApp } from "../support/screens";
import { expect, test } from "../support/test";

/** Creates a developer app of somebody else, which admits the people on its list; null admits everybody. */
const createForeignApp = async (settings: { allowList?: string[] | null; ownerPremium?: boolean }) =>
  (await control("POST", "apps", {
    developer: "somebody else",
    redirectUris: [`${generated.url}/callback`],
    ...settings,
  })) as DeveloperApp;

const changeApp = ({ clientId }: DeveloperApp, patch: object) => control("PATCH", `apps/${clientId}`, patch);

const deepTest = onlyDeep(test);

const refusals = [
  {
    name: "an account outside the app's list",
    refusing: { allowList: [] },
    admitting: { allowList: ["listener"] },
    title: "Your Spotify account is not registered with this developer app",
    remedy: /Settings, then the tab with its users, and adds? your name and Spotify email/,
    guideStep: "other-people",
    advice: /the tab with the users \(User Management\), and adds your name and Spotify email address/,
  },
  {
    name: "an app whose owner has no Premium",
    refusing: { ownerPremium: false },
    admitting: { ownerPremium: true },
    title: /The (app owner’s Premium has lapsed|developer app['’]s owner has no active Premium)/,
    remedy: /can take a few hours/,
    guideStep: "before-you-start",
    advice: /it can take a few hours. You needn’t enter anything again/,
  },
];

test.use({ expectedNoise: /409 .*\/api\/v1\/player/ });

for (const { name, refusing, admitting, title, remedy, guideStep, advice } of sampleByDepth(refusals, 2)) {
  test(`connecting with ${name} says why and stores nothing, and the next try succeeds`, async ({
    page,
    person,
  }) => {
    const app = await createForeignApp(refusing);
    await signInWithApp(page, person, app);
    await passConsentPage(page);
    const alert = page.getByRole("alert").filter({ hasText: title });
    await expect(alert).toContainText(advice);
    await expect(alert.getByRole("link", { name: "Open this step of the guide" })).toHaveAttribute(
      "href",
      `/profile/services#${guideStep}`,
    );
    await expect(page.getByRole("button", { name: "Connect Spotify" })).toBeVisible();
    await changeApp(app, admitting);
    // Spotify asks for consent once: this time it redirects the browser at once.
    await page.getByRole("button", { name: "Connect Spotify" }).click();
    await expect(page.getByText("Spotify is connected")).toBeVisible();
  });

  deepTest(
    `a connection with ${name} from now on says why on Music, stays, and works again later`,
    async ({ page, person }) => {
      const app = await createForeignApp({ allowList: ["listener"] });
      await signInWithApp(page, person, app);
      await passConsentPage(page);
      await expect(page.getByText("Spotify is connected")).toBeVisible();
      await changeApp(app, refusing);
      await page.goto("/music");
      const deck = page.getByRole("region", { name: "On the deck" });
      await deck.getByRole("button", { name: /Refresh|Retry/ }).click();
      await expect(deck).toContainText(title);
      await expect(deck).toContainText(remedy);
      await page.getByRole("button", { name: "Import library" }).click();
      await expect(page.getByText("The import stopped.")).toBeVisible();
      await page.goto("/profile/services");
      await expect(page.getByText("Connected", { exact: true })).toBeVisible();
      await changeApp(app, admitting);
      await page.goto("/music");
      await deck.getByRole("button", { name: /Refresh|Retry/ }).click();
      // The next poll comes within half a minute.
      await expect(deck).not.toContainText(title, { timeout: 45_000 });
      await expect(
        page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Next" }),
      ).toBeEnabled();
    },
  );
}

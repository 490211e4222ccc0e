import { sampleByDepth } from "@/testing/depth";
import { control } from "../support/instances/stacks";
import { passConsentPage, signInWithApp } from "../support/screens";
import { expect, test } from "../support/test";

test.use({ expectedNoise: /50[23] .*\/api\/v1\/player/ });

const outages = [
  ["replies with errors", { status: 503, body: "upstream connect error" }],
  ["closes the connection", { drop: true }],
  ["sends an unreadable reply", { status: 200, body: "<html>not the Web API</html>" }],
] as const;

for (const [outage, fault] of sampleByDepth(outages, outages.length))
  test(`when Spotify ${outage}, the page says so and a retry brings the player back`, async ({
    page,
    person,
  }) => {
    const { clientId } = await signInWithApp(page, person);
    // The fault comes before the first poll of the player: what a poll read would stay on the screen.
    await control("POST", "faults", { match: { path: "/v1/me/player", clientId }, times: 1000, ...fault });
    await passConsentPage(page);
    const retry = page.getByRole("region", { name: "On the deck" }).getByRole("button", { name: "Retry" });
    await expect(retry).toBeVisible();
    await control("DELETE", "faults", { clientId });
    await retry.click();
    await expect(
      page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Next" }),
    ).toBeEnabled();
  });

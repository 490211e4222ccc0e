import { expect, test } from "@playwright/test";
import { generated } from "./stacks";
import { becomeConnected } from "./support";

const faults = `${generated.simulatorUrl}/_control/faults`;

test.afterEach(() => fetch(faults, { method: "DELETE" }));

// Faults hit everybody who uses the simulator: these tests run while no other does.
for (const [how, fault] of [
  ["answers with errors", { status: 503, body: "upstream connect error" }],
  ["closes the connection", { drop: true }],
  ["answers with rubbish", { status: 200, body: "<html>not the Web API</html>" }],
] as const)
  test(`when Spotify ${how}, the page says so and a retry brings the player back`, async ({ page }) => {
    await becomeConnected(page);
    await fetch(faults, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ match: { path: "/v1/me/player" }, times: 1000, ...fault }),
    });
    await page.goto("/music");
    const retry = page.getByRole("button", { name: /Retry|Try again/ }).first();
    await expect(retry).toBeVisible();
    await fetch(faults, { method: "DELETE" });
    await retry.click();
    await expect(
      page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Next" }),
    ).toBeEnabled();
  });

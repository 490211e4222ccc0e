import { connect, enterCredentials, newDeveloperApp, signUp } from "./support/people";
import { generated } from "./support/stacks";
import { expect, test } from "./support/test";

const faults = `${generated.simulatorUrl}/_control/faults`;

test.afterEach(() => fetch(faults, { method: "DELETE" }));

// Faults hit everybody who uses the simulator: these tests run while no other does.
for (const [how, fault] of [
  ["answers with errors", { status: 503, body: "upstream connect error" }],
  ["closes the connection", { drop: true }],
  ["answers with rubbish", { status: 200, body: "<html>not the Web API</html>" }],
] as const)
  test(`when Spotify ${how}, the page says so and a retry brings the player back`, async ({ page }) => {
    await signUp(page);
    await enterCredentials(page, await newDeveloperApp(generated));
    await expect(page.getByText("Saved and verified")).toBeVisible();
    // Before the first look at the player: what it saw would stay on the screen.
    await fetch(faults, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ match: { path: "/v1/me/player" }, times: 1000, ...fault }),
    });
    await connect(page);
    const retry = page.getByRole("region", { name: "On the deck" }).getByRole("button", { name: "Retry" });
    await expect(retry).toBeVisible();
    await fetch(faults, { method: "DELETE" });
    await retry.click();
    await expect(
      page.getByRole("region", { name: "Player" }).getByRole("button", { name: "Next" }),
    ).toBeEnabled();
  });

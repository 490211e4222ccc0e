import { generated } from "./support/instances/stacks";
import { createSpotifyAccountWithLibrary } from "./support/library";
import { test } from "./support/test";
import { walk } from "./support/walk";

test("a person signs up, saves an app, connects, imports, shuffles a playlist and pauses", {
  tag: "@phone",
}, async ({ page }) => {
  const { spotifyUser } = await createSpotifyAccountWithLibrary();
  await walk(page, generated, spotifyUser);
});

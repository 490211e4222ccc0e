import { plainText, type Reply } from "../../http/message";
import type { App, User } from "../../world/records";
import type { Settings } from "../../world/settings";
import type { World } from "../../world/world";

/** github zmb3/spotify#301, spotipy-dev/spotipy#1233 */
const ownerPremiumText =
  "Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.";
const notRegisteredTexts: Record<Settings["errorTexts"], string> = {
  "july-2026":
    "The user is not registered for this application. Please check your settings on https://developer.spotify.com/dashboard.",
  earlier: "Check settings on developer.spotify.com/dashboard, the user may not be registered.",
};

/** The two refusals that Development Mode makes before it looks at the request. Neither is JSON. */
export function accessGate(world: World, app: App, user: User | null): Reply | null {
  if (!world.settings.ownerPremium || !app.ownerPremium) return plainText(ownerPremiumText, 403);
  if (user && !isAdmitted(app, user)) return plainText(notRegisteredTexts[world.settings.errorTexts], 403);
  return null;
}

/** The developer needs no entry of their own. */
function isAdmitted(app: App, user: User): boolean {
  if (!user.allowListed) return false;
  return app.allowList === null || app.developer === user.id || app.allowList.includes(user.id);
}

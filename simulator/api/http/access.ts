import { type Reply, textReply } from "../../http/message";
import type { App, User } from "../../world/records";
import type { Settings } from "../../world/settings";
import type { World } from "../../world/world";

// Both texts: github zmb3/spotify#301, spotipy-dev/spotipy#1233.
const ownerPremiumText =
  "Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.";
const notRegisteredTexts: Record<Settings["errorTexts"], string> = {
  "july-2026":
    "The user is not registered for this application. Please check your settings on https://developer.spotify.com/dashboard.",
  earlier: "Check settings on developer.spotify.com/dashboard, the user may not be registered.",
};

/** Refuses calls if the app's owner has no Premium or the user is not on the allow-list. Both refusals are plain text. */
export function checkAccess(world: World, app: App, user: User | null): Reply | null {
  if (!world.settings.ownerPremium || !app.ownerPremium) return textReply(ownerPremiumText, 403);
  if (user && !isAllowed(app, user)) return textReply(notRegisteredTexts[world.settings.errorTexts], 403);
  return null;
}

/** The developer needs no entry in the allow-list. */
function isAllowed(app: App, user: User): boolean {
  if (!user.allowListed) return false;
  return app.allowList === null || app.developer === user.id || app.allowList.includes(user.id);
}

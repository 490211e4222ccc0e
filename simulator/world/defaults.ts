import type { App } from "./records";

export const defaultUserId = "listener";

/** The redirect URI of a Tonearm that runs at its default address. */
export const defaultRedirectUri = "http://127.0.0.1:3000/callback";

/** The developer app of a new simulator. */
export const defaultApp: Readonly<App> = {
  clientId: "0123456789abcdef0123456789abcdef",
  clientSecret: "fedcba9876543210fedcba9876543210",
  name: "My music desk",
  developer: defaultUserId,
  redirectUris: [defaultRedirectUri, "http://127.0.0.1/callback", "http://[::1]/callback"],
  ownerPremium: true,
  allowList: null,
  audioFeatures: false,
};

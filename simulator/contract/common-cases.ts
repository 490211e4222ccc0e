import type { ApiRoute } from "../api/http/api-route";
import { hourMs } from "../test-support";
import type { Stage } from "./stage";

/** What any endpoint may answer whatever it is asked for. */
export type CommonCase = {
  about: string;
  status: number;
  /** Whether this can happen to an endpoint; to every one when it is left out. */
  applies?: (route: ApiRoute) => boolean;
  /** Brings it about; answers the `authorization` to send. */
  before: (stage: Stage, route: ApiRoute) => Promise<string>;
};

/** A setting that is the whole cause. */
function setting(
  about: string,
  status: number,
  patch: (route: ApiRoute) => Record<string, unknown>,
): CommonCase {
  return {
    about,
    status,
    before: async (stage, route) => {
      await stage.settings(patch(route));
      return bearer(stage.api.accessToken);
    },
  };
}

function bearer(token: string): string {
  return `Bearer ${token}`;
}

export const commonCases: readonly CommonCase[] = [
  { about: "no token", status: 401, before: async () => "" },
  { about: "a token that never was", status: 401, before: async () => bearer("BQnothing") },
  {
    about: "an expired token, in the words of former years",
    status: 401,
    before: async stage => {
      await stage.settings({ errorTexts: "earlier" });
      await stage.advance(hourMs);
      return bearer(stage.api.accessToken);
    },
  },
  { about: "another scheme than Bearer", status: 400, before: async () => "Basic abc" },
  {
    about: "an app's own token",
    status: 401,
    applies: ({ user }) => user,
    before: async ({ token }) =>
      bearer((await token({ grant_type: "client_credentials" })).body.access_token),
  },
  {
    about: "a token without the scope",
    status: 403,
    applies: ({ scopes }) => scopes.length > 0,
    before: async ({ signIn }) => bearer((await signIn({ scope: "app-remote-control" })).accessToken),
  },
  {
    about: "a person who is not on the app's list",
    status: 403,
    before: async ({ control, api }) => {
      await control("PATCH", "users/listener", { allowListed: false });
      return bearer(api.accessToken);
    },
  },
  setting("an app whose owner has no Premium", 403, () => ({ ownerPremium: false })),
  setting("too many calls in 30 seconds", 429, () => ({ rateLimit: { per30s: 0 } })),
  setting("too many calls in 30 seconds, in plain text", 429, () => ({
    rateLimit: { per30s: 0, body: "text" },
  })),
  setting("too many calls in a day", 429, ({ group }) => ({ quota: { [group]: 0 } })),
];

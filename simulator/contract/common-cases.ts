import type { ApiRoute } from "../api/http/api-route";
import { hourMs } from "../test-support";
import type { ContractWorld } from "./contract-world";

/** A request that every endpoint refuses in the same way. */
export type CommonCase = {
  about: string;
  status: number;
  /** Selects the endpoints; all of them by default. */
  applies?: (route: ApiRoute) => boolean;
  /** Prepares the world and returns the `authorization` header to send. */
  prepare: (world: ContractWorld, route: ApiRoute) => Promise<string>;
};

/** Defines a case that only needs a setting. */
function settingCase(
  about: string,
  status: number,
  patch: (route: ApiRoute) => Record<string, unknown>,
): CommonCase {
  return {
    about,
    status,
    prepare: async (world, route) => {
      await world.settings(patch(route));
      return bearerHeader(world.api.accessToken);
    },
  };
}

function bearerHeader(token: string): string {
  return `Bearer ${token}`;
}

export const commonCases: readonly CommonCase[] = [
  { about: "missing token", status: 401, prepare: async () => "" },
  { about: "unknown token", status: 401, prepare: async () => bearerHeader("BQnothing") },
  {
    about: "expired token, earlier error text",
    status: 401,
    prepare: async world => {
      await world.settings({ errorTexts: "earlier" });
      await world.advance(hourMs);
      return bearerHeader(world.api.accessToken);
    },
  },
  { about: "scheme other than Bearer", status: 400, prepare: async () => "Basic abc" },
  {
    about: "app's own token",
    status: 401,
    applies: ({ needsUser }) => needsUser,
    prepare: async ({ token }) =>
      bearerHeader((await token({ grant_type: "client_credentials" })).body.access_token),
  },
  {
    about: "token without the scope",
    status: 403,
    applies: ({ scopes }) => scopes.length > 0,
    prepare: async ({ signIn }) => bearerHeader((await signIn({ scope: "app-remote-control" })).accessToken),
  },
  {
    about: "user missing from the app's allow-list",
    status: 403,
    prepare: async ({ control, api }) => {
      await control("PATCH", "users/listener", { allowListed: false });
      return bearerHeader(api.accessToken);
    },
  },
  settingCase("app owner without Premium", 403, () => ({ ownerPremium: false })),
  settingCase("rate limit", 429, () => ({ rateLimit: { per30s: 0 } })),
  settingCase("rate limit, plain-text body", 429, () => ({
    rateLimit: { per30s: 0, body: "text" },
  })),
  settingCase("daily quota", 429, ({ group }) => ({ quota: { [group]: 0 } })),
];

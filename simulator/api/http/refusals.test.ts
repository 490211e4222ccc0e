import { describe, expect, test } from "vitest";
import { allScopes, apiClient, hourMs, id, type Simulated, simulate, trackUri } from "../../test-support";

/**
 * What the Web API is known to refuse, row by row, so that no row is left without a test that brings it
 * about: the answer is compared whole.
 */
type Provoke = (simulated: Simulated) => Promise<{ status: number; body: unknown }>;

const playlistPath = `/playlists/${id("list", 1)}`;
const unknownId = id("none", 1);
const cover = Buffer.from([0xff, 0xd8]).toString("base64");

const signedIn =
  (method: string, path: string, body?: unknown): Provoke =>
  async ({ signIn }) =>
    (await signIn()).call(method, path, body);

const without =
  (scope: string, method: string, path: string, body?: unknown): Provoke =>
  async ({ signIn }) =>
    (await signIn({ scope: allScopes.filter(each => each !== scope).join(" ") })).call(method, path, body);

const earlier =
  (provoke: Provoke): Provoke =>
  async simulated => {
    await simulated.settings({ errorTexts: "earlier" });
    return provoke(simulated);
  };

const withToken =
  (token: string): Provoke =>
  ({ url }) =>
    apiClient(url, token).get("/me");

const expired: Provoke = async ({ url, signIn, advance }) => {
  const { accessToken } = await signIn();
  await advance(hourMs);
  return apiClient(url, accessToken).get("/me");
};

const unlisted: Provoke = async ({ control, signIn }) => {
  await control("PATCH", "users/listener", { allowListed: false });
  return (await signIn()).get("/me");
};

const lapsed: Provoke = async ({ settings, signIn }) => {
  await settings({ ownerPremium: false });
  return (await signIn()).get("/me");
};

const failing =
  (status: number, body: unknown): Provoke =>
  async ({ control, signIn }) => {
    await control("POST", "faults", { match: { path: "/v1/me" }, status, body });
    return (await signIn()).get("/me");
  };

/** In JSON as `{error: {status, message, reason?}}`. */
const jsonRefusals: [string, Provoke, number, string, string?][] = [
  ["no token", withToken(""), 401, "Missing/invalid/expired access token"],
  ["a token that never was", withToken("BQx"), 401, "Missing/invalid/expired access token"],
  ["an expired token", expired, 401, "Missing/invalid/expired access token"],
  ["no token, formerly", earlier(withToken("")), 401, "No token provided"],
  ["a token that never was, formerly", earlier(withToken("BQx")), 401, "Invalid access token"],
  ["an expired token, formerly", earlier(expired), 401, "The access token expired"],
  [
    "the player without its scope, formerly",
    earlier(without("user-read-playback-state", "GET", "/me/player")),
    401,
    "Permissions missing",
  ],
  [
    "a cover without its scope, formerly",
    earlier(without("ugc-image-upload", "PUT", `${playlistPath}/images`, cover)),
    401,
    "Unauthorized.",
  ],
  [
    "another scheme",
    async ({ url }) => apiClient(url, "").call("GET", "/me", undefined, { authorization: "Basic abc" }),
    400,
    "Only valid bearer authentication supported",
  ],
  ["a limit of nothing", signedIn("GET", "/me/tracks?limit=0"), 400, "Invalid limit"],
  ["a limit too high", signedIn("GET", "/me/tracks?limit=51"), 400, "Invalid limit"],
  ["a malformed id", signedIn("GET", "/tracks/short"), 400, "Invalid base62 id"],
  [
    "a wrong uri in the query",
    signedIn("POST", `${playlistPath}/items?uris=spotify:album:1`),
    400,
    "Invalid track uri: spotify:album:1",
  ],
  [
    "a wrong uri in the body",
    signedIn("POST", `${playlistPath}/items`, { uris: ["spotify:album:1"] }),
    400,
    "JSON body contains an invalid track uri: spotify:album:1",
  ],
  [
    "more than a hundred tracks",
    signedIn("POST", `${playlistPath}/items`, { uris: Array.from({ length: 101 }, () => trackUri(1)) }),
    400,
    "You can add a maximum of 100 tracks per request",
  ],
  [
    "a body for the library",
    signedIn("PUT", "/me/library", { uris: [trackUri(1)] }),
    400,
    "Missing required field: uris",
  ],
  [
    "more than forty uris for the library",
    signedIn("PUT", `/me/library?uris=${Array.from({ length: 41 }, () => trackUri(1))}`),
    400,
    "Too many uris",
  ],
  ["a missing scope", without("user-library-read", "GET", "/me/tracks"), 403, "Insufficient client scope"],
  ["a removed endpoint", signedIn("GET", "/browse/new-releases"), 403, "Forbidden"],
  [
    "the items of somebody else's playlist",
    async ({ control, signIn }) => {
      await control("PUT", `playlists/${unknownId}`, { ownerId: "marlow", name: "Theirs" });
      return (await signIn()).get(`/playlists/${unknownId}/items`);
    },
    403,
    "Forbidden",
  ],
  ["an unknown id", signedIn("GET", `/tracks/${unknownId}`), 404, "Resource not found"],
  [
    "a playlist of Spotify's own",
    signedIn("GET", "/playlists/37i9dQZF1DXcBWIGoYBM5M"),
    404,
    "Resource not found",
  ],
  ["an unknown path", signedIn("GET", "/nothing/of/the/kind"), 404, "Service not found"],
  ["an unknown device", signedIn("PUT", "/me/player/pause?device_id=nowhere"), 404, "Device not found"],
  [
    "a cover above 256 KB",
    signedIn("PUT", `${playlistPath}/images`, cover.repeat(70_000)),
    413,
    "Payload too large",
  ],
  [
    "Spotify's trouble",
    failing(503, { error: { status: 503, message: "Service unavailable" } }),
    503,
    "Service unavailable",
  ],
  [
    "no active device",
    async ({ control, signIn }) => {
      await control("PUT", "players/listener", { devices: [] });
      return (await signIn()).put("/me/player/pause");
    },
    404,
    "Player command failed: No active device found",
    "NO_ACTIVE_DEVICE",
  ],
  [
    "a listener without Premium",
    async ({ control, signIn }) => {
      await control("PATCH", "users/listener", { premium: false });
      return (await signIn()).put("/me/player/pause");
    },
    403,
    "Player command failed: Premium required",
    "PREMIUM_REQUIRED",
  ],
  ...restrictions(),
  [
    "the volume of a phone",
    async ({ control, signIn }) => {
      const phone = { id: "phone", name: "Phone", supportsVolume: false, isActive: true };
      await control("PUT", "players/listener", { devices: [phone] });
      return (await signIn()).put("/me/player/volume?volume_percent=1");
    },
    403,
    "Player command failed: Cannot control device volume",
    "VOLUME_CONTROL_DISALLOW",
  ],
];

/** Whatever makes no sense at the moment. */
function restrictions(): typeof jsonRefusals {
  const playing =
    (state: Record<string, unknown>, provoke: Provoke): Provoke =>
    async simulated => {
      await simulated.control("PUT", "players/listener", { state: { uris: [trackUri(1)], ...state } });
      return provoke(simulated);
    };
  const unplayable: Provoke = async ({ control, signIn }) => {
    await control("PATCH", `tracks/${id("track", 1)}`, { playable: false });
    return (await signIn()).put("/me/player/play", { uris: [trackUri(1)] });
  };
  const cases: [string, Provoke][] = [
    ["pausing while paused", playing({ isPlaying: false }, signedIn("PUT", "/me/player/pause"))],
    ["resuming while playing", playing({}, signedIn("PUT", "/me/player/play"))],
    ["a track that cannot be played", unplayable],
    ["skipping an ad", playing({ ad: true }, signedIn("POST", "/me/player/next"))],
    ["going back before the first", playing({}, signedIn("POST", "/me/player/previous"))],
  ];
  return cases.map(([about, provoke]) => [
    about,
    provoke,
    403,
    "Player command failed: Restriction violated",
    "UNKNOWN",
  ]);
}

test.each(jsonRefusals)("%s", async (_, provoke, status, message, reason) => {
  const reply = await provoke(await simulate());
  expect(reply.body).toEqual({ error: reason ? { status, message, reason } : { status, message } });
  expect(reply.status).toBe(status);
});

describe("in plain text", () => {
  const textRefusals: [string, Provoke, number, string][] = [
    [
      "an owner without Premium",
      lapsed,
      403,
      "Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.",
    ],
    [
      "a person who is not on the list",
      unlisted,
      403,
      "The user is not registered for this application. Please check your settings on https://developer.spotify.com/dashboard.",
    ],
    [
      "a person who is not on the list, formerly",
      earlier(unlisted),
      403,
      "Check settings on developer.spotify.com/dashboard, the user may not be registered.",
    ],
    ["an address too long", signedIn("GET", `/me?${"x".repeat(9000)}`), 414, "URI Too Long"],
    ["a gateway's trouble", failing(502, "Bad gateway."), 502, "Bad gateway."],
  ];

  test.each(textRefusals)("%s", async (_, provoke, status, text) => {
    const reply = await provoke(await simulate());
    expect([reply.status, reply.body]).toEqual([status, text]);
  });

  test("an owner without Premium can still have tokens refreshed", async () => {
    const { settings, signIn, token } = await simulate();
    const { refreshToken } = await signIn();
    await settings({ ownerPremium: false });
    expect((await token({ grant_type: "refresh_token", refresh_token: refreshToken })).status).toBe(200);
  });
});

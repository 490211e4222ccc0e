import { describe, expect, test } from "vitest";
import {
  allScopes,
  createApiClient,
  hourMs,
  id,
  simulate,
  type TestSimulator,
  trackUri,
} from "../../test-support";

/** Sends the request that is refused. */
type Provoke = (simulated: TestSimulator) => Promise<{ status: number; body: unknown }>;

const playlistPath = `/playlists/${id("list", 1)}`;
const unknownId = id("none", 1);
const cover = Buffer.from([0xff, 0xd8]).toString("base64");

const callSignedIn =
  (method: string, path: string, body?: unknown): Provoke =>
  async ({ signIn }) =>
    (await signIn()).call(method, path, body);

const callWithoutScope =
  (scope: string, method: string, path: string, body?: unknown): Provoke =>
  async ({ signIn }) =>
    (await signIn({ scope: allScopes.filter(other => other !== scope).join(" ") })).call(method, path, body);

const withEarlierTexts =
  (provoke: Provoke): Provoke =>
  async simulated => {
    await simulated.settings({ errorTexts: "earlier" });
    return provoke(simulated);
  };

const callWithToken =
  (token: string): Provoke =>
  ({ url }) =>
    createApiClient(url, token).get("/me");

const callWithExpiredToken: Provoke = async ({ url, signIn, advance }) => {
  const { accessToken } = await signIn();
  await advance(hourMs);
  return createApiClient(url, accessToken).get("/me");
};

const callAsUnlistedUser: Provoke = async ({ control, signIn }) => {
  await control("PATCH", "users/listener", { allowListed: false });
  return (await signIn()).get("/me");
};

const callWithoutOwnerPremium: Provoke = async ({ settings, signIn }) => {
  await settings({ ownerPremium: false });
  return (await signIn()).get("/me");
};

const callDuringFault =
  (status: number, body: unknown): Provoke =>
  async ({ control, signIn }) => {
    await control("POST", "faults", { match: { path: "/v1/me" }, status, body });
    return (await signIn()).get("/me");
  };

/** Every JSON refusal that is known: the cause, the request, and status, message and reason of the reply. */
const jsonRefusals: [string, Provoke, number, string, string?][] = [
  ["a missing token", callWithToken(""), 401, "Missing/invalid/expired access token"],
  ["an unknown token", callWithToken("BQx"), 401, "Missing/invalid/expired access token"],
  ["an expired token", callWithExpiredToken, 401, "Missing/invalid/expired access token"],
  ["a missing token, earlier text", withEarlierTexts(callWithToken("")), 401, "No token provided"],
  ["an unknown token, earlier text", withEarlierTexts(callWithToken("BQx")), 401, "Invalid access token"],
  ["an expired token, earlier text", withEarlierTexts(callWithExpiredToken), 401, "The access token expired"],
  [
    "the player without its scope, earlier text",
    withEarlierTexts(callWithoutScope("user-read-playback-state", "GET", "/me/player")),
    401,
    "Permissions missing",
  ],
  [
    "a cover without its scope, earlier text",
    withEarlierTexts(callWithoutScope("ugc-image-upload", "PUT", `${playlistPath}/images`, cover)),
    401,
    "Unauthorized.",
  ],
  [
    "a scheme other than Bearer",
    async ({ url }) => createApiClient(url, "").call("GET", "/me", undefined, { authorization: "Basic abc" }),
    400,
    "Only valid bearer authentication supported",
  ],
  ["a limit of zero", callSignedIn("GET", "/me/tracks?limit=0"), 400, "Invalid limit"],
  ["a limit above the maximum", callSignedIn("GET", "/me/tracks?limit=51"), 400, "Invalid limit"],
  ["a malformed id", callSignedIn("GET", "/tracks/short"), 400, "Invalid base62 id"],
  [
    "a wrong uri in the query",
    callSignedIn("POST", `${playlistPath}/items?uris=spotify:album:1`),
    400,
    "Invalid track uri: spotify:album:1",
  ],
  [
    "a wrong uri in the body",
    callSignedIn("POST", `${playlistPath}/items`, { uris: ["spotify:album:1"] }),
    400,
    "JSON body contains an invalid track uri: spotify:album:1",
  ],
  [
    "more than a hundred tracks",
    callSignedIn("POST", `${playlistPath}/items`, { uris: Array.from({ length: 101 }, () => trackUri(1)) }),
    400,
    "You can add a maximum of 100 tracks per request",
  ],
  [
    "a body for the library",
    callSignedIn("PUT", "/me/library", { uris: [trackUri(1)] }),
    400,
    "Missing required field: uris",
  ],
  [
    "more than forty uris for the library",
    callSignedIn("PUT", `/me/library?uris=${Array.from({ length: 41 }, () => trackUri(1))}`),
    400,
    "Too many uris",
  ],
  [
    "a missing scope",
    callWithoutScope("user-library-read", "GET", "/me/tracks"),
    403,
    "Insufficient client scope",
  ],
  ["a removed endpoint", callSignedIn("GET", "/browse/new-releases"), 403, "Forbidden"],
  [
    "the items of another user's playlist",
    async ({ control, signIn }) => {
      await control("PUT", `playlists/${unknownId}`, { ownerId: "marlow", name: "Theirs" });
      return (await signIn()).get(`/playlists/${unknownId}/items`);
    },
    403,
    "Forbidden",
  ],
  ["an unknown id", callSignedIn("GET", `/tracks/${unknownId}`), 404, "Resource not found"],
  [
    "a playlist of Spotify's own",
    callSignedIn("GET", "/playlists/37i9dQZF1DXcBWIGoYBM5M"),
    404,
    "Resource not found",
  ],
  ["an unknown path", callSignedIn("GET", "/nothing/of/the/kind"), 404, "Service not found"],
  ["an unknown device", callSignedIn("PUT", "/me/player/pause?device_id=nowhere"), 404, "Device not found"],
  [
    "a cover above 256 KB",
    callSignedIn("PUT", `${playlistPath}/images`, cover.repeat(70_000)),
    413,
    "Payload too large",
  ],
  [
    "a request during an outage of Spotify",
    callDuringFault(503, { error: { status: 503, message: "Service unavailable" } }),
    503,
    "Service unavailable",
  ],
  [
    "a command without an active device",
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
  ...restrictedCommands(),
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

/** Returns the cases of commands that do not fit the player's state. */
function restrictedCommands(): typeof jsonRefusals {
  const whilePlaying =
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
    ["pausing while paused", whilePlaying({ isPlaying: false }, callSignedIn("PUT", "/me/player/pause"))],
    ["resuming while playing", whilePlaying({}, callSignedIn("PUT", "/me/player/play"))],
    ["a track that cannot be played", unplayable],
    ["skipping an ad", whilePlaying({ ad: true }, callSignedIn("POST", "/me/player/next"))],
    ["going back before the first", whilePlaying({}, callSignedIn("POST", "/me/player/previous"))],
  ];
  return cases.map(([cause, provoke]) => [
    cause,
    provoke,
    403,
    "Player command failed: Restriction violated",
    "UNKNOWN",
  ]);
}

test.each(jsonRefusals)(
  "The Web API refuses %s with Spotify's JSON error",
  async (_, provoke, status, message, reason) => {
    const reply = await provoke(await simulate());
    expect(reply.body).toEqual({ error: reason ? { status, message, reason } : { status, message } });
    expect(reply.status).toBe(status);
  },
);

describe("in plain text", () => {
  const textRefusals: [string, Provoke, number, string][] = [
    [
      "an app owner without Premium",
      callWithoutOwnerPremium,
      403,
      "Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.",
    ],
    [
      "a user missing from the allow-list",
      callAsUnlistedUser,
      403,
      "The user is not registered for this application. Please check your settings on https://developer.spotify.com/dashboard.",
    ],
    [
      "a user missing from the allow-list, earlier text",
      withEarlierTexts(callAsUnlistedUser),
      403,
      "Check settings on developer.spotify.com/dashboard, the user may not be registered.",
    ],
    ["a URL that is too long", callSignedIn("GET", `/me?${"x".repeat(9000)}`), 414, "URI Too Long"],
    ["a request during an outage of the gateway", callDuringFault(502, "Bad gateway."), 502, "Bad gateway."],
  ];

  test.each(textRefusals)(
    "The Web API refuses %s with Spotify's plain text",
    async (_, provoke, status, text) => {
      const reply = await provoke(await simulate());
      expect([reply.status, reply.body]).toEqual([status, text]);
    },
  );

  test("Tokens of an app whose owner has no Premium can still be refreshed", async () => {
    const { settings, signIn, token } = await simulate();
    const { refreshToken } = await signIn();
    await settings({ ownerPremium: false });
    expect((await token({ grant_type: "refresh_token", refresh_token: refreshToken })).status).toBe(200);
  });
});

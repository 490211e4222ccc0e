import { type Deviation, docsUrl, issueUrl } from "./deviation";

const notDescribed = ["status not described"];

/** Statuses and bodies that the description lacks. `*` stands for any operation. */
export const replyDeviations: readonly Deviation[] = [
  {
    where: "* 400",
    what: notDescribed,
    why: "Every endpoint refuses malformed input; only /me/library and audiobooks describe it.",
    source: `${docsUrl}/concepts/api-calls#response-status-codes`,
  },
  {
    where: "* 404",
    what: notDescribed,
    why: "An unknown id, device or playlist.",
    source: `${docsUrl}/concepts/api-calls#response-status-codes`,
  },
  {
    where: "* 411",
    what: notDescribed,
    why: "An empty PUT or POST without Content-Length.",
    source: issueUrl("spotify/web-api", 1594),
  },
  {
    where: "* 413",
    what: notDescribed,
    why: "A cover above 256 KB, and play with 850 uris.",
    source: issueUrl("spotify/web-api", 1483),
  },
  {
    where: "* 414",
    what: notDescribed,
    why: "Too many URIs in the query: the docs warn that they exceed the maximum URL length.",
    source: `${docsUrl}/reference/add-items-to-playlist`,
  },
  {
    where: "* 403",
    what: ["is text/plain; charset=utf-8"],
    why: "The app's owner has no Premium, or the user is not on the allow-list: neither body is JSON.",
    source: issueUrl("zmb3/spotify", 301),
  },
  {
    where: "* 429",
    what: ["is text/plain; charset=utf-8"],
    why: "The 30-second limit has been seen with the plain body `Too many requests`.",
    source: "https://github.com/skuethe/MMM-Spotify/issues/172",
  },
  ...["PUT /me/player", ...playerCommands()].map(operation => ({
    where: `${operation} 200`,
    what: notDescribed,
    why: "Since July 2024 accepted commands answer 200 and an opaque word instead of 204.",
    source: issueUrl("spotify/spotify-web-api-ts-sdk", 119),
  })),
  {
    where: "GET /me/player/currently-playing 204",
    what: notDescribed,
    why: "204 without a body while nothing plays; the description has it only for /me/player.",
    source: `${docsUrl}/reference/get-the-users-currently-playing-track`,
  },
  {
    where: "GET /search 200",
    what: ["albums", "artists", "audiobooks", "episodes", "shows", "tracks"].map(key => `lacks ${key}`),
    why: "The reply has only the requested types.",
    source: `${docsUrl}/reference/search`,
  },
  {
    where: "ErrorObject",
    what: ["has reason"],
    why: "Errors of the player and of the quota name a reason.",
    source: `${docsUrl}/references/changes/july-2026`,
  },
  {
    where: "ErrorObject",
    what: ["has error", "lacks status", "lacks message"],
    why: "The description has the bare object for a 400 of /me/library; live errors are wrapped in `error`.",
    source: issueUrl("jpochyla/psst", 740),
  },
];

function playerCommands(): string[] {
  const put = ["play", "pause", "seek", "repeat", "shuffle", "volume"].map(name => `PUT /me/player/${name}`);
  return [...put, ...["next", "previous", "queue"].map(name => `POST /me/player/${name}`)];
}

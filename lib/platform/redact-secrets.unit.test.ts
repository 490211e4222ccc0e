import { randomBytes, randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { redactSecrets } from "./redact-secrets";

const spotifyToken = `BQ${randomBytes(112).toString("base64url")}`;
const basicCredentials = Buffer.from(`${"a1".repeat(16)}:${"b2".repeat(16)}`).toString("base64");

it.each([
  ["an access token", spotifyToken, `The token ${spotifyToken} has expired`],
  [
    "a token after an escape sequence",
    spotifyToken,
    JSON.stringify({ said: `first line\n${spotifyToken}\n` }),
  ],
  ["a refresh token", spotifyToken.replace("B", "A"), `${spotifyToken.replace("B", "A")} was revoked`],
  ["a client secret", "b2".repeat(16), `client ${"b2".repeat(16)} is not allowed`],
  ["a bearer token of Tonearm", "ta_s_0123456789abcdefghij", "no session ta_s_0123456789abcdefghij"],
  ["the token of an invite", "ta_i_0123456789abcdefghij", "the invite ta_i_0123456789abcdefghij is unknown"],
  ["the link of an invite", "made-up-token", "GET /sign-up?invite=made-up-token"],
  ["a Bearer header", "abc.def~ghi+jkl/mno=", "Authorization: Bearer abc.def~ghi+jkl/mno="],
  ["a Basic header", basicCredentials, `authorization: basic ${basicCredentials}`],
  ["a form field", "hunter-two", "grant_type=password&password=hunter-two"],
  [
    "the password of a mail server",
    "p%40ss",
    "connecting to smtp://tonearm:p%40ss@mail.example.org:587 failed",
  ],
  ["a PKCE verifier", "V".repeat(43), `redirect_uri=x&code_verifier=${"V".repeat(43)}&code=short`],
])("a log line does not show %s", (_, secret, line) => {
  expect(line).toContain(secret);
  expect(redactSecrets(line)).not.toContain(secret);
  expect(redactSecrets(line)).toContain("[secret]");
});

it.each([
  { requestId: randomUUID(), path: "/api/v1/me/api-tokens", status: 200, code: "spotify_unavailable" },
  { endpoint: "GET /playlists/{id}/items", said: "Only valid bearer authentication supported" },
  { said: "spotify:track:4uLU6hMCjMI75M1A2tKUQC", snapshot: randomBytes(24).toString("base64url") },
  { error: { stack: "at async g (/app/.next/server/chunks/_0yi3old-7pr71._.js:33:702)", state: "waiting" } },
  { message: "the table has 12345678 rows, state=open, retry at 2026-11-21T11:19:00.407Z" },
])("a log line without secrets stays as it is: %j", line => {
  expect(redactSecrets(JSON.stringify(line))).toBe(JSON.stringify(line));
});

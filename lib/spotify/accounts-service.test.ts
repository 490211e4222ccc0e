import { describe, expect, it, onTestFinished } from "vitest";
import { env } from "@/lib/platform/env";
import { startLocalServer } from "@/testing/system/local-server";
import { exchangeCode, refreshTokens, requestAppToken } from "./accounts-service";

const app = { clientId: "a".repeat(32), clientSecret: "b".repeat(32) };
const grant = {
  code: "the code",
  redirectUri: "http://127.0.0.1:3000/callback",
  codeVerifier: "the verifier",
};
const tokens = JSON.stringify({ access_token: "foreign", expires_in: 3_600 });

function useAccountsService(url: string): void {
  const before = env().SPOTIFY_ACCOUNTS_URL;
  onTestFinished(() => {
    env().SPOTIFY_ACCOUNTS_URL = before;
  });
  env().SPOTIFY_ACCOUNTS_URL = url;
}

const requests = [
  ["an authorization code", () => exchangeCode(app, grant)],
  ["a refresh token", () => refreshTokens(app, "the refresh token")],
  ["the credentials of an app", () => requestAppToken(app)],
] as const;

describe("redirects of the token endpoint", () => {
  it.each(
    [301, 302, 303, 307, 308].flatMap(status =>
      requests.map(([name, send]) => [name, status, send] as const),
    ),
  )("A request with %s does not follow a redirect (%i) to another server", async (_, status, send) => {
    const received: string[] = [];
    const foreignUrl = await startLocalServer((request, response) => {
      received.push(`${request.method} ${request.url}`);
      response.writeHead(200).end(tokens);
    });
    const url = await startLocalServer((_, response) => {
      response.writeHead(status, { location: `${foreignUrl}/api/token` }).end(tokens);
    });
    useAccountsService(url);
    await expect(send()).rejects.toMatchObject({ code: "spotify_reply_unusable" });
    expect(received).toEqual([]);
  });
});

it("A token reply with a time or characters that no database holds is read without them", async () => {
  const odd = { access_token: "token", expires_in: 1e300, scope: "streaming\u0000" };
  useAccountsService(await startLocalServer((_, response) => response.end(JSON.stringify(odd))));
  await expect(exchangeCode(app, grant)).resolves.toEqual({
    access_token: "token",
    expires_in: 86_400,
    scope: "streaming",
  });
});

it("A token reply without an end is refused", async () => {
  const megabyte = Buffer.alloc(1024 * 1024, " ");
  useAccountsService(
    await startLocalServer((_, response) => {
      response.writeHead(200);
      const writeMore = () => void response.write(megabyte);
      response.on("drain", writeMore);
      writeMore();
    }),
  );
  await expect(requestAppToken(app)).rejects.toMatchObject({ code: "spotify_reply_unusable" });
});

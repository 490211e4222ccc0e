import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type Provider from "oidc-provider";

/** A person's account at the provider. The account's id is the login. */
export type ProviderAccount = {
  email?: string;
  email_verified?: boolean;
  name?: string;
  preferred_username?: string;
};
export type IdToken = Record<string, unknown>;

/** Answers a request instead of the provider. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type TestProvider = {
  issuer: string;
  settings: Record<"OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET" | "OIDC_NAME", string>;
  accounts: Map<string, ProviderAccount>;
  /** The paths of all requests so far. */
  requests: string[];
  /** Changes the claims of the ID tokens from now on. They are signed with the provider's own key, or not at all. */
  tamper: (change: (claims: IdToken) => IdToken, isSigned?: boolean) => void;
  /** Answers all requests to a path from now on. */
  answer: (path: string, answer: Answer) => void;
  /** Removes what `tamper` and `answer` have set. */
  reset: () => void;
  stop: () => Promise<void>;
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const keyId = "test";

function toToken(claims: IdToken, isSigned: boolean): string {
  const header = isSigned ? { alg: "RS256", kid: keyId, typ: "JWT" } : { alg: "none", typ: "JWT" };
  const content = `${encode(header)}.${encode(claims)}`;
  return `${content}.${isSigned ? sign("sha256", Buffer.from(content), privateKey).toString("base64url") : ""}`;
}

/** Changes the body with which the provider ends its reply. */
function changeBody(response: ServerResponse, change: (body: string) => string): void {
  const end = response.end.bind(response) as (body: string) => ServerResponse;
  response.end = ((body: string | Buffer) => {
    response.removeHeader("content-length");
    return end(change(String(body)));
  }) as never;
}

function replaceIdToken(body: string, change: (claims: IdToken) => IdToken, isSigned: boolean): string {
  const reply = JSON.parse(body) as { id_token?: string };
  if (!reply.id_token) return body;
  const claims = JSON.parse(
    Buffer.from(reply.id_token.split(".")[1] ?? "", "base64url").toString(),
  ) as IdToken;
  return JSON.stringify({ ...reply, id_token: toToken(change(claims), isSigned) });
}

/** Creates the provider without its advice for production. */
async function createProvider(issuer: string, configuration: object): Promise<Provider> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    const { default: OpenIdProvider } = await import("oidc-provider");
    return new OpenIdProvider(issuer, configuration);
  } finally {
    Object.assign(console, { warn, info });
  }
}

const seconds = 600;

/** Starts a real OpenID provider on this machine, with one client: an instance at `publicUrl`. */
export async function startProvider(publicUrl: string, port = 0): Promise<TestProvider> {
  const accounts = new Map<string, ProviderAccount>();
  const requests: string[] = [];
  const answers = new Map<string, Answer>();
  let changeReply: ((body: string) => string) | undefined;
  let handle: ReturnType<Provider["callback"]>;
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    requests.push(path);
    const answer = answers.get(path);
    if (answer) return answer(request, response);
    if (path === "/token" && changeReply) changeBody(response, changeReply);
    handle(request, response);
  });
  await new Promise<void>(resolve => server.listen(port, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ["tonearm", randomBytes(24).toString("base64url")];
  const provider = await createProvider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/api/auth/callback/oidc`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: keyId, use: "sig", alg: "RS256" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { email: ["email", "email_verified"], profile: ["name", "preferred_username"] },
    ttl: Object.fromEntries(
      ["AccessToken", "AuthorizationCode", "Grant", "IdToken", "Interaction", "Session"].map(kind => [
        kind,
        seconds,
      ]),
    ),
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...accounts.get(id) }),
    }),
  });
  handle = provider.callback();
  return {
    issuer,
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: "Home",
    },
    accounts,
    requests,
    tamper: (change, isSigned = true) => {
      changeReply = body => replaceIdToken(body, change, isSigned);
    },
    answer: (path, answer) => answers.set(path, answer),
    reset: () => {
      answers.clear();
      changeReply = undefined;
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import { afterAll, afterEach, onTestFinished } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { identify } from "@/lib/api/auth/identify";
import { createSession } from "@/lib/api/auth/new-session";
import type { UserContext } from "@/lib/core/context";
import { type Env, env } from "@/lib/platform/env";
import type { User } from "@/lib/schemas/accounts";
import { guest } from "../people";
import { CookieJar, visitProvider } from "./browser";
import { startProvider } from "./provider";

const segment = (...nextauth: string[]) => ({ params: Promise.resolve({ nextauth }) });

/** Changes settings until the test ends. */
export function withSettings(settings: Partial<Env>): void {
  const before = { ...env() };
  Object.assign(env(), settings);
  onTestFinished(() => void Object.assign(env(), before));
}

/** A browser that visits Tonearm and the provider. */
export class Browser {
  readonly jar = new CookieJar();
  readonly #url = env().PUBLIC_URL;
  readonly #address: string;
  #providerJar = new CookieJar();

  constructor(address = "127.0.0.1") {
    this.#address = address;
  }

  #headers = (headers: Record<string, string> = {}) => ({
    host: new URL(this.#url).host,
    "x-forwarded-for": this.#address,
    "user-agent": "Firefox",
    cookie: this.jar.header,
    ...headers,
  });

  /** Sends the form with the button of single sign-on. */
  async send(form: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Response> {
    const request = new Request(`${this.#url}/api/auth/signin/oidc`, {
      method: "POST",
      headers: this.#headers({
        origin: this.#url,
        "content-type": "application/x-www-form-urlencoded",
        ...headers,
      }),
      body: new URLSearchParams(form).toString(),
    });
    const reply = await POST(request, segment("signin", "oidc"));
    this.jar.keep(reply);
    return reply;
  }

  /** Sends the form. @returns the address of the provider's sign-in page */
  async start(form: Record<string, string> = {}): Promise<string> {
    const page = await (await this.send(form)).text();
    return /url=([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  }

  /** Signs in at the provider. @returns the address that brings the browser back */
  visit = (address: string, login: string, cancel = false): Promise<URL> =>
    visitProvider(address, login, { cancel, jar: this.#providerJar });

  /** Signs out at the provider. */
  leaveProvider(): void {
    this.#providerJar = new CookieJar();
  }

  /** Opens the address that the provider has named. @returns the path of the screen that follows */
  async comeBack(address: URL): Promise<string> {
    const reply = await GET(new Request(address, { headers: this.#headers() }), segment("callback", "oidc"));
    this.jar.keep(reply);
    const location = reply.headers.get("location") ?? `no location, ${reply.status}`;
    return location.startsWith(`${this.#url}/`) ? location.slice(this.#url.length) : location;
  }

  /** Does everything from the button to the screen that follows. */
  async signOn(login: string, form: Record<string, string> = {}): Promise<string> {
    return this.comeBack(await this.visit(await this.start(form), login));
  }

  /** Signs in as a form with a password does. */
  async openSession(user: User): Promise<void> {
    const { cookies } = await createSession(user, {});
    const headers = new Headers(cookies.map(({ name, value }) => ["set-cookie", `${name}=${value}`]));
    this.jar.keep(new Response(null, { headers }));
  }

  /** Returns the person who is signed in in this browser, or null. */
  person = (): Promise<UserContext | null> =>
    identify(new Request(this.#url, { headers: this.#headers() }), guest, false).catch(() => null);
}

/** Starts a provider for the tests of a file and sets it up for single sign-on. */
export async function simulatedSignOn() {
  const provider = await startProvider(env().PUBLIC_URL);
  Object.assign(env(), provider.settings);
  process.env.NEXTAUTH_URL = env().PUBLIC_URL;
  afterEach(provider.reset);
  afterAll(provider.stop);
  return provider;
}

/** A browser's cookies for one host, as far as the tests need them. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/);
      if (value === "" || /max-age=0|expires=Thu, 01 Jan 1970/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  has = (part: string): boolean => [...this.#cookies.keys()].some(name => name.includes(part));

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

/**
 * Signs in at the test provider and agrees, or cancels, as a browser does.
 * @param jar the browser's cookies of the provider, if it has visited it before
 * @returns the address to which the provider sends the browser back
 */
export async function visitProvider(
  address: string,
  login: string,
  { cancel = false, jar = new CookieJar() } = {},
): Promise<URL> {
  const { origin } = new URL(address);
  let url = new URL(address);
  for (let step = 0; step < 12; step++) {
    if (url.origin !== origin) return url;
    const open = async (form?: Record<string, string>) => {
      const response = await fetch(url, {
        method: form ? "POST" : "GET",
        redirect: "manual",
        headers: { cookie: jar.header },
        ...(form && { body: new URLSearchParams(form) }),
      });
      jar.keep(response);
      return response;
    };
    let response = await open();
    if (response.status === 200) {
      const page = await response.text();
      if (cancel) {
        const abort = /href="([^"]*\/abort)"/.exec(page)?.[1] ?? "";
        url = new URL(abort, url);
        response = await open();
      } else
        response = await open(
          page.includes('name="password"')
            ? { prompt: "login", login, password: "any" }
            : { prompt: "consent" },
        );
    }
    url = new URL(response.headers.get("location") ?? `/no-location-${response.status}`, url);
  }
  throw new Error(`The provider never came back: ${url}`);
}

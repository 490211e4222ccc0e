import { type BrowserContext, test as base, expect } from "@playwright/test";
import { Api, randomAddress } from "./api";
import { generated } from "./instances/stacks";
import { type Listener, type Person, register, registerListener } from "./people";

type Fixtures = {
  /** Matches the console errors and warnings that a test provokes, such as a refused request. */
  expectedNoise: RegExp | null;
  /** A client of the API without a token. */
  anonymous: Api;
  /** A new person. */
  person: Person;
  /** A new person who is connected to a new Spotify account. */
  listener: Listener;
};

/** Collects what pages of a context write to the console as errors or warnings, and uncaught exceptions. */
function collectNoise(context: BrowserContext): string[] {
  const noise: string[] = [];
  context.on("console", message => {
    // The settings of Playwright block it in most tests.
    if (message.text().includes("Service Worker registration blocked by Playwright")) return;
    if (["error", "warning"].includes(message.type()))
      noise.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", error => noise.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  return noise;
}

/** Playwright's `test`; a test also fails when a page writes an unexpected error or warning to the console. */
export const test = base.extend<Fixtures>({
  expectedNoise: [null, { option: true }],
  context: async ({ context, expectedNoise }, use) => {
    const noise = collectNoise(context);
    await use(context);
    const unexpected = noise.filter(line => !expectedNoise?.test(line));
    expect(unexpected, "unexpected errors or warnings on the console").toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter.
  anonymous: async ({}, use) => use(new Api(generated.url, randomAddress())),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  person: async ({}, use) => use(await register()),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  listener: async ({}, use) => use(await registerListener()),
});

export { expect };

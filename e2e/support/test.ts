import { type BrowserContext, test as base, expect } from "@playwright/test";

type Options = {
  /** Console errors and warnings that a test provokes, such as a refused request. */
  expectedNoise: RegExp[];
};

/** Collects what pages of a context write to the console as errors or warnings, and uncaught exceptions. */
function collectNoise(context: BrowserContext): string[] {
  const noise: string[] = [];
  context.on("console", message => {
    if (["error", "warning"].includes(message.type()))
      noise.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", error => noise.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  return noise;
}

/** Playwright's `test`; a test also fails when a page writes an unexpected error or warning to the console. */
export const test = base.extend<Options>({
  expectedNoise: [[], { option: true }],
  context: async ({ context, expectedNoise }, use) => {
    const noise = collectNoise(context);
    await use(context);
    const unexpected = noise.filter(line => !expectedNoise.some(pattern => pattern.test(line)));
    expect(unexpected, "unexpected errors or warnings on the console").toEqual([]);
  },
});

export { expect };

import { env } from "./env";
import { withoutSecrets } from "./without-secrets";

type Report = (error: unknown, extra: Record<string, unknown>) => void;

/** Sentry's core without its instrumentation: no request, no person and no environment goes out, only the error. */
async function connect(dsn: string): Promise<Report> {
  const [{ createStackParser, createTransport, Scope }, { nodeStackLineParser, ServerRuntimeClient }] =
    await Promise.all([import("@sentry/core"), import("@sentry/core/server")]);
  const client = new ServerRuntimeClient({
    dsn,
    platform: "node",
    runtime: { name: "node", version: process.version },
    integrations: [],
    stackParser: createStackParser(nodeStackLineParser()),
    // Ids of Sentry's own look like client secrets, so only what errors say is cleared.
    beforeSend: ({ exception, extra, ...event }) => ({
      ...event,
      ...JSON.parse(withoutSecrets(JSON.stringify({ exception, extra }))),
    }),
    transport: options =>
      createTransport(options, async ({ body }) => {
        const reply = await fetch(options.url, {
          method: "POST",
          body: typeof body === "string" ? body : Buffer.from(body),
          headers: { "content-type": "application/x-sentry-envelope" },
          signal: AbortSignal.timeout(10_000),
        });
        await reply.arrayBuffer();
        return { statusCode: reply.status };
      }),
  });
  client.init();
  return (error, extra) => void client.captureException(error, { captureContext: { extra } }, new Scope());
}

const home = globalThis as typeof globalThis & { tonearmReport?: Promise<Report> };

/** Sends an error that was logged to the Sentry project of SENTRY_DSN, if there is one. Never throws. */
export function reportError(details: object, message?: string): void {
  const { SENTRY_DSN } = env();
  if (!SENTRY_DSN) return;
  home.tonearmReport ??= connect(SENTRY_DSN);
  const { error, ...extra } = details as { error?: unknown };
  // That nobody hears of an error must not be an error of its own.
  home.tonearmReport
    .then(report => report(error ?? new Error(message), { ...extra, message }))
    .catch(() => undefined);
}

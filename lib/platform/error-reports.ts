import { env } from "./env";
import { perProcess } from "./per-process";
import { redactSecrets } from "./redact-secrets";

type Report = (error: unknown, extra: Record<string, unknown>) => void;

/** Creates a Sentry client without instrumentation: it sends only the error, no request, person or environment. */
async function connect(dsn: string): Promise<Report> {
  const [{ createStackParser, createTransport, Scope }, { nodeStackLineParser, ServerRuntimeClient }] =
    await Promise.all([import("@sentry/core"), import("@sentry/core/server")]);
  const client = new ServerRuntimeClient({
    dsn,
    platform: "node",
    runtime: { name: "node", version: process.version },
    integrations: [],
    stackParser: createStackParser(nodeStackLineParser()),
    // Sentry's own ids look like client secrets, so only the error itself is redacted.
    beforeSend: ({ exception, extra, ...event }) => ({
      ...event,
      ...JSON.parse(redactSecrets(JSON.stringify({ exception, extra }))),
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

/** Sends a logged error to the Sentry project of SENTRY_DSN, if there is one. Never throws. */
export function reportError(details: object, message?: string): void {
  const { SENTRY_DSN } = env();
  if (!SENTRY_DSN) return;
  const { error, ...extra } = details as { error?: unknown };
  perProcess("error reports", () => connect(SENTRY_DSN))
    .then(report => report(error ?? new Error(message), { ...extra, message }))
    .catch(() => undefined);
}

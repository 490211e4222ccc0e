import { env } from "./env";
import { perProcess } from "./per-process";
import { withoutSecrets } from "./without-secrets";

type Report = (error: unknown, extra: Record<string, unknown>) => void;

/** Connects Sentry's core without instrumentation: only the error is sent, no request, person or environment. */
async function connect(dsn: string): Promise<Report> {
  const [{ createStackParser, createTransport, Scope }, { nodeStackLineParser, ServerRuntimeClient }] =
    await Promise.all([import("@sentry/core"), import("@sentry/core/server")]);
  const client = new ServerRuntimeClient({
    dsn,
    platform: "node",
    runtime: { name: "node", version: process.version },
    integrations: [],
    stackParser: createStackParser(nodeStackLineParser()),
    // Sentry's own ids look like client secrets, so only the texts of errors are cleared.
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

/** Sends a logged error to the Sentry project of SENTRY_DSN, if there is one. Never throws. */
export function reportError(details: object, message?: string): void {
  const { SENTRY_DSN } = env();
  if (!SENTRY_DSN) return;
  const { error, ...extra } = details as { error?: unknown };
  perProcess("error reports", () => connect(SENTRY_DSN))
    .then(report => report(error ?? new Error(message), { ...extra, message }))
    .catch(() => undefined);
}

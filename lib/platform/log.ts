import pino from "pino";
import { env } from "./env";
import { reportError } from "./error-reports";
import { redactSecrets } from "./redact-secrets";

let logger: pino.Logger | undefined;

/** Creates the logger for the first log line, because the start script changes settings after it has loaded this module. */
function getLogger(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    hooks: { streamWrite: redactSecrets },
  });
  return logger;
}

type Write = (details: object, message?: string) => void;

/** The structured log: JSON lines on standard output, without secrets. */
export const log: Record<"info" | "warn" | "error", Write> = {
  info: (details, message) => getLogger().info(details, message),
  warn: (details, message) => getLogger().warn(details, message),
  error: (details, message) => {
    getLogger().error(details, message);
    reportError(details, message);
  },
};

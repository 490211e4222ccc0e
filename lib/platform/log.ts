import pino from "pino";
import { env } from "./env";
import { reportError } from "./error-reports";
import { withoutSecrets } from "./without-secrets";

let logger: pino.Logger | undefined;

// Created at the first line, because the start script may set settings after modules are loaded.
function current(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    hooks: { streamWrite: withoutSecrets },
  });
  return logger;
}

type Write = (details: object, message?: string) => void;

/** The structured log: JSON lines on standard output, without secrets. */
export const log: Record<"info" | "warn" | "error", Write> = {
  info: (details, message) => current().info(details, message),
  warn: (details, message) => current().warn(details, message),
  error: (details, message) => {
    current().error(details, message);
    reportError(details, message);
  },
};

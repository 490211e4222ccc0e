import pino from "pino";
import { env } from "./env";

const shapes = [
  // Spotify's tokens and codes, client secrets, bearer tokens of ours.
  /[AB]Q[\w-]{60,}/,
  /(?<![\da-f])[\da-f]{32}(?![\da-f])/,
  /ta_[sk]_[\w-]{20,}/,
  // What stands in an Authorization header, and in a form.
  /(?<=(?:Bearer|Basic) )[\w.~+/=-]{16,}/,
  /(?<=(?:code|verifier|state|token|secret|password)=)[^\s&"\\]{8,}/,
];
const secrets = new RegExp(shapes.map(({ source }) => source).join("|"), "gi");

/**
 * A line without anything that looks like a secret. None is passed to the log, but it quotes what Spotify and other errors
 * say, and they may repeat what they were sent.
 */
export const withoutSecrets = (line: string): string => line.replace(secrets, "[secret]");

let logger: pino.Logger | undefined;

// Made at the first line: settings may still be put together while modules load.
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
  error: (details, message) => current().error(details, message),
};

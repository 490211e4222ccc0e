import pino from "pino";
import { env } from "./env";

/** The structured log: JSON lines on standard output. Secrets are never passed to it. */
export const log = pino({
  level: env().LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});

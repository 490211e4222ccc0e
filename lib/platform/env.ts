import { isIP } from "node:net";
import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { OperatorError } from "./operator-error";
import { perProcess } from "./per-process";
import { isPrivateHost } from "./private-networks";

const origin = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://music.example.org" })
  .transform(value => value.replace(/\/+$/, ""))
  .refine(value => new URL(value).origin === value, "must be an origin: scheme, host and port only");

const port = z.coerce
  .number({ error: "must be a port number" })
  .int("must be a port number")
  .min(1, "must be a port number, 1 to 65535")
  .max(65535, "must be a port number, 1 to 65535");

const keyRing = z
  .string()
  .regex(
    /^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/,
    "must be id:base64key[,id:base64key…] with keys of 32 bytes (openssl rand -base64 32)",
  )
  .refine(ring => {
    const ids = ring.split(",").map(entry => entry.split(":")[0]);
    return new Set(ids).size === ids.length;
  }, "must give each key its own id: if two keys share an id, some secrets cannot be decrypted");

const emailAddress = z.email("must be an e-mail address such as admin@example.org");

/** The sender of mails, with or without a name. */
const sender = z.string().transform((text, context) => {
  const [, name = "", address = text] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(text.trim()) ?? [];
  if (emailAddress.safeParse(address).success)
    return { name: name.trim().replace(/^"(.*)"$/, "$1"), address };
  context.addIssue("must be an e-mail address, such as Tonearm <tonearm@example.org>");
  return z.NEVER;
});

/** Tells whether a text is an IP address, or a network such as 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [address = "", prefix = "0", ...rest] = text.split("/");
  const version = isIP(address);
  return (
    version > 0 && rest.length === 0 && /^\d+$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128)
  );
}

const networks = z
  .string()
  .transform(list => list.split(",").map(entry => entry.trim()))
  .refine(
    entries => entries.every(isNetwork),
    "must be addresses or networks separated by commas, such as 127.0.0.1,10.0.0.0/8",
  );

/** The issuer of a single sign-on provider. Secrets are sent there, so plain http is for this machine and private networks only. */
const issuer = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://auth.example.org", abort: true })
  .refine(value => !/[?#@]/.test(value), "must have no query, fragment or password")
  .refine(
    value => value.startsWith("https:") || isPrivateHost(new URL(value).hostname),
    "must begin with https:// unless it is an address of this machine or of a private network",
  );

/** Tells whether the user and the password of an address can be decoded: URL parsers accept a bare %, and decoding it fails. */
function hasDecodableLogin(url: string): boolean {
  const { username, password } = new URL(url);
  try {
    return decodeURIComponent(username + password) !== null;
  } catch {
    return false;
  }
}

const fields = z.object({
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: origin.optional(),
  LOCALE: z.enum(locales, { error: `must be one of ${locales.join(", ")}` }).default("en"),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must start with postgresql://" }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must start with redis:// or rediss://" }).optional(),
  UPSTASH_REDIS_REST_URL: origin.optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  APP_SECRET: z.string().min(32, "must have at least 32 characters (openssl rand -base64 32)").optional(),
  ENCRYPTION_KEYS: keyRing.optional(),
  SPOTIFY_ACCOUNTS_URL: origin.default("https://accounts.spotify.com"),
  SPOTIFY_API_URL: origin.default("https://api.spotify.com"),
  LYRICS_URL: z
    .union([z.literal("off"), origin], { error: "must be off, or an address such as https://lrclib.net" })
    .default("https://lrclib.net"),
  WORKER: z.enum(["inline", "none"], { error: "must be inline or none" }).default("inline"),
  REGISTRATION: z
    .enum(["open", "invite", "closed"], { error: "must be open, invite or closed" })
    .default("open"),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().trim().min(1, "must be a name").max(40, "must have at most 40 characters").optional(),
  PASSWORD_SIGN_IN: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  METRICS_PORT: port.optional(),
  TRUSTED_PROXIES: networks.default(["127.0.0.0/8", "::1"]),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      abort: true,
      error: "must start with smtp:// or smtps://, then a host",
    })
    .refine(hasDecodableLogin, "must have each % of its user and password written as %25")
    .optional(),
  MAIL_FROM: sender.optional(),
  SUPPORT_EMAIL: emailAddress.optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
  SENTRY_DSN: z.url({ protocol: /^https?$/, error: "must be the DSN of a Sentry project" }).optional(),
  SIMULATOR_PORT: port.default(8802),
  SIMULATOR_CATALOG: z.string().optional(),
});

/** The names of all settings. */
export const settingNames = Object.keys(fields.shape);

const settings = fields.refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
  path: ["MAIL_FROM"],
  error: "is missing: with SMTP_URL it is required, such as Tonearm <tonearm@example.org>",
});

/** The settings of this process; see the README for what each one means. */
export type Env = Omit<z.infer<typeof settings>, "PUBLIC_URL"> & { PUBLIC_URL: string };

const oidcSettings = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"] as const;

/** Returns a line for each setting of single sign-on that lacks another one. */
function findIncompleteSignOn(parsed: z.infer<typeof settings>): string[] {
  const missing = oidcSettings.filter(name => !parsed[name]);
  if (missing.length === 0) return [];
  if (missing.length < oidcSettings.length)
    return missing.map(
      name => `Setting ${name} is missing. Single sign-on needs ${oidcSettings.join(", ")}, or none of them.`,
    );
  return parsed.PASSWORD_SIGN_IN === "off"
    ? ["Setting PASSWORD_SIGN_IN can be off only with single sign-on: set OIDC_ISSUER and the others."]
    : [];
}

/** Thrown when settings are invalid. The message has one line per setting, with its name and how to fix it. */
export class InvalidSetting extends OperatorError {
  override name = "InvalidSetting";
}

/**
 * Parses the settings. Empty variables count as unset.
 * @throws InvalidSetting naming every invalid variable
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const nonEmpty = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(nonEmpty);
  if (!parsed.success)
    throw new InvalidSetting(
      parsed.error.issues.map(issue => `Setting ${issue.path.join(".")} ${issue.message}.`).join("\n"),
    );
  const incomplete = findIncompleteSignOn(parsed.data);
  if (incomplete.length > 0) throw new InvalidSetting(incomplete.join("\n"));
  return { ...parsed.data, PUBLIC_URL: parsed.data.PUBLIC_URL ?? `http://127.0.0.1:${parsed.data.PORT}` };
}

/** Tells whether this is Next's development server. */
export const isDevelopment = () => process.env.NODE_ENV === "development";
export const isTest = () => process.env.NODE_ENV === "test";

/** Returns the settings of this process, parsed at the first call. */
export const env = (): Env => perProcess("settings", () => parseEnv(process.env));

/** Returns a required setting. With the embedded database, `npm start` generates a missing one. */
export function requireSetting<K extends "DATABASE_URL" | "APP_SECRET" | "ENCRYPTION_KEYS">(name: K): string {
  const value = env()[name];
  if (!value)
    throw new InvalidSetting(
      `Setting ${name} is missing. Set it, or start with "npm start", which can generate it.`,
    );
  return value;
}

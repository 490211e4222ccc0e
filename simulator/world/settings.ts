import { z } from "zod";

const count = z.number().int().nonnegative();

/** The body of `PATCH /_control/settings`. */
export const settingsPatchSchema = z.strictObject({
  latencyMs: count.max(60_000).optional(),
  rateLimit: z
    .strictObject({
      per30s: count.nullable(),
      body: z.enum(["json", "text"]).default("json"),
      retryAfter: z.boolean().default(true),
    })
    .optional(),
  quota: z.record(z.string(), count).optional(),
  quotaRetryAfter: z.boolean().optional(),
  escalate: z.boolean().optional(),
  refreshTokens: z.enum(["keep", "rotate", "omit"]).optional(),
  commandReply: z.enum(["empty", "text"]).optional(),
  ownerPremium: z.boolean().optional(),
  etags: z.boolean().optional(),
  snapshotLagMs: count.optional(),
  itemsLagMs: count.optional(),
  snapshotRefusal: z
    .union([z.literal(400), z.literal(502)])
    .nullable()
    .optional(),
  ignoreRemovals: z.boolean().optional(),
  newPlaylistRefusals: count.optional(),
  playerLagMs: count.optional(),
  autoplay: z.boolean().optional(),
  crossfadeMs: count.max(12_000).optional(),
  prefetchMs: count.optional(),
  queuePadding: z.boolean().optional(),
  maxPlayBytes: count.optional(),
  repeatedStart: z.enum(["refuse", "silence"]).optional(),
  songChangeRefusal: z
    .strictObject({ status: z.union([z.literal(401), z.literal(403)]), forMs: count.default(1000) })
    .nullable()
    .optional(),
  errorTexts: z.enum(["july-2026", "earlier"]).optional(),
  privateReadsBackPublic: z.boolean().optional(),
  maxPlaylistItems: count.optional(),
  fullPlaylistStatus: z.union([z.literal(403), z.literal(500)]).optional(),
});

export type Settings = Required<z.infer<typeof settingsPatchSchema>>;

/** Returns settings without limits and lags, with the replies that were observed in 2026. */
export function defaultSettings(): Settings {
  return {
    latencyMs: 0,
    rateLimit: { per30s: null, body: "json", retryAfter: true },
    quota: {},
    quotaRetryAfter: true,
    escalate: false,
    refreshTokens: "omit",
    commandReply: "text",
    ownerPremium: true,
    etags: false,
    snapshotLagMs: 0,
    itemsLagMs: 0,
    snapshotRefusal: null,
    ignoreRemovals: false,
    newPlaylistRefusals: 0,
    playerLagMs: 0,
    autoplay: true,
    crossfadeMs: 0,
    prefetchMs: 0,
    queuePadding: true,
    maxPlayBytes: 30_000,
    repeatedStart: "refuse",
    songChangeRefusal: null,
    errorTexts: "july-2026",
    privateReadsBackPublic: false,
    maxPlaylistItems: 10_000,
    fullPlaylistStatus: 403,
  };
}

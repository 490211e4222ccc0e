import { z } from "zod";
import { user } from "./accounts";
import { errorReason, isoTime, skippedSchema } from "./common";
import { says } from "./issue";

export const credentialsInput = z.object({
  clientId: z.string().trim().min(1, says("clientId")).max(200),
  clientSecret: z.string().trim().min(1, says("clientSecret")).max(200),
});
export type CredentialsInput = z.infer<typeof credentialsInput>;

export const credentials = z
  .object({
    clientId: z.string().nullable(),
    clientSecretSet: z.boolean(),
    redirectUri: z.string(),
    redirectUriProblem: z.string().nullable(),
    verifiedAt: isoTime.nullable(),
  })
  .meta({
    id: "Credentials",
    description:
      "The saved credentials of the developer app. The secret is never returned. `redirectUriProblem` says why Spotify would refuse the redirect URI of this instance.",
  });
export type Credentials = z.infer<typeof credentials>;

/** Permission that a person gives Tonearm on Spotify. Each one consists of scopes. */
export const permission = z.enum(["playback", "playlists", "library", "history", "sound"]);
export type Permission = z.infer<typeof permission>;

export const connectionState = z.enum([
  "no-credentials",
  "credentials-saved",
  "connected",
  "expiring",
  "reauth-required",
]);

export const connection = z
  .object({
    state: connectionState,
    spotifyUser: z.object({ id: z.string(), displayName: z.string().nullable() }).nullable(),
    scopes: z.array(z.string()),
    missingScopes: z.array(z.string()),
    /** The permissions that lack a scope. */
    missingRights: z.array(permission),
    authorizedAt: isoTime.nullable(),
    reauthorizeBy: isoTime.nullable(),
    cooldowns: z.array(z.object({ group: z.string(), kind: z.enum(["rate", "quota"]), until: isoTime })),
    callsLast24h: z.record(z.string(), z.number().int()),
  })
  .meta({
    id: "Connection",
    description:
      "The person's connection to Spotify. `cooldowns` are pauses that Spotify demanded; `callsLast24h` counts the calls by endpoint group.",
  });
export type Connection = z.infer<typeof connection>;

export const authorizeUrl = z.object({ authorizeUrl: z.url() });
export const connectInput = z.object({
  code: z.string().min(1).max(2000),
  state: z.string().min(1).max(200),
});

export const importInput = z.object({
  playlists: z.union([z.literal("all"), z.array(z.string().min(1).max(64)).max(1000)]).default("all"),
  likedSongs: z.boolean().default(true),
});
export type ImportInput = z.infer<typeof importInput>;

export const skipReason = z
  .enum([
    "withdrawn",
    "local",
    "malformed",
    "incomplete",
    "not_readable",
    "refused",
    "failing",
    "inconsistent",
    "edited",
    "gone",
    "unusable",
    "hidden",
    "none_listed",
    "not_listed",
  ])
  .meta({
    id: "SkipReason",
    description:
      "Why an import did not take an entry or a playlist. Entries: `withdrawn` by Spotify, `local` file, `malformed` in Spotify's reply, `incomplete` (Spotify counts more entries than it sent). Playlists: `not_readable` (somebody else's), `refused` although it is the person's own, `failing` (Spotify answers with errors), `inconsistent` (the numbers in Spotify's replies disagree), `edited` while it was read, `gone`, `unusable` in Spotify's reply, `hidden` by Spotify, `none_listed` (Spotify listed no playlist, so the stored ones were kept), `not_listed`.",
  });
export type SkipReason = z.infer<typeof skipReason>;

export const importPhase = z.enum([
  "queued",
  "starting",
  "reading the list of playlists",
  "importing playlists",
  "importing liked songs",
  "reading audio features",
  "completed",
]);
export type ImportPhase = z.infer<typeof importPhase>;

export const syncJob = z
  .object({
    id: z.uuid(),
    kind: z.literal("import"),
    automatic: z.boolean(),
    state: z.enum(["queued", "running", "waiting", "completed", "failed", "cancelled"]),
    phase: importPhase,
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
    counts: z.object({
      playlists: z.number().int(),
      songs: z.number().int(),
      added: z.number().int(),
      removed: z.number().int(),
      unchanged: z.number().int(),
      skipped: z.number().int(),
    }),
    skipped: skippedSchema(skipReason, z.string()),
    spotifyCalls: z.number().int(),
    retryAt: isoTime.nullable(),
    error: z.object({ code: z.string(), reason: errorReason, detail: z.string() }).nullable(),
    createdAt: isoTime,
    startedAt: isoTime.nullable(),
    finishedAt: isoTime.nullable(),
  })
  .meta({
    id: "SyncJob",
    description:
      "An import and its progress. An `automatic` import was started by the schedule, which runs a few times a day.",
  });
export type SyncJob = z.infer<typeof syncJob>;
export const jobReply = z.object({ job: syncJob });

export const ownedSyncJob = syncJob
  .extend({ user: z.object({ id: z.uuid(), username: z.string() }) })
  .meta({ id: "OwnedSyncJob", description: "An import with the person it belongs to, for admins." });
export type OwnedSyncJob = z.infer<typeof ownedSyncJob>;

export const managedUser = user
  .extend({
    disabledAt: isoTime.nullable().meta({ description: "Set while the account is disabled." }),
    connection: connectionState,
    reauthorizeBy: isoTime.nullable().meta({ description: "The end of the connection to Spotify." }),
    callsLast24h: z.number().int(),
    lastImport: z
      .object({ state: syncJob.shape.state, createdAt: isoTime, finishedAt: isoTime.nullable() })
      .nullable(),
  })
  .meta({
    id: "ManagedUser",
    description:
      "A person with connection and imports, for admins. `lastImport` is the newest import in any state.",
  });
export type ManagedUser = z.infer<typeof managedUser>;

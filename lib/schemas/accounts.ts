import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { errorReason, isoTime, uuid } from "./common";
import { says } from "./issue";

const email = z.string().trim().toLowerCase().max(254).pipe(z.email());

const newPassword = z.string().min(8).max(200);
const password = z.string().min(1, says("password")).max(200);

const username = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .refine(text => !/\p{Cc}/u.test(text), says("controlCharacters"));

export const registration = z.object({
  email,
  username,
  password: newPassword,
  setUpCode: z.string().max(200).optional().meta({
    description: "Only for the first account of an instance, from another network than its own.",
  }),
  invite: z.string().max(200).optional().meta({
    description: "The token of an invite; needed if registration is by invite.",
  }),
});
export type Registration = z.infer<typeof registration>;

export const signInInput = z.object({
  email,
  password,
});
export type SignInInput = z.infer<typeof signInInput>;

export const user = z
  .object({
    id: uuid,
    email: z.string(),
    username: z.string(),
    role: z.enum(["member", "admin"]),
    createdAt: isoTime,
  })
  .meta({ id: "User", description: "A person with an account on this instance." });
export type User = z.infer<typeof user>;

export const userChanges = z
  .object({
    role: user.shape.role.optional(),
    disabled: z.boolean().optional().meta({
      description:
        "`true` stops the person's sign-ins, API tokens and background work at once; `false` lets all of it go on.",
    }),
  })
  .refine(({ role, disabled }) => role !== undefined || disabled !== undefined, says("roleOrDisabled"));
export type UserChanges = z.infer<typeof userChanges>;

const notifications = z.object({
  connection: z.boolean().meta({ description: "30 and 3 days before the connection to Spotify ends." }),
  imports: z.boolean().meta({
    description: "When an import is not complete a day after its start, or has been failed for a day.",
  }),
});

const locale = z.enum(locales).nullable().meta({
  description:
    "The language of the person's screens and mails; null follows the choice in this browser, else its language.",
});

/** Tells whether this is a time zone that dates can be formatted in. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

const timeZone = z.string().max(100).refine(isTimeZone, says("timeZone")).nullable().meta({
  description: "The time zone of times in mails and of figures, such as `Europe/Paris`; null is UTC.",
});

const lyricsSwitch = z.boolean().meta({
  description:
    "Shows lyrics: this server then sends the names and the length of songs to LRCLIB, nothing about the person.",
});

const browserSoundSwitch = z.boolean().meta({
  description:
    "Plays music in the person's browsers with Spotify's player, which then get an access token of Spotify.",
});

const statisticsChoice = z.object({
  polled: z.boolean().meta({
    description: "Uses plays that Tonearm polled from Spotify, not only those of imported files.",
  }),
  private: z.boolean().meta({ description: "Counts private sessions." }),
});

export const me = user
  .extend({
    notifications: notifications.meta({ description: "The mails that the person gets." }),
    locale,
    timeZone,
    lyrics: lyricsSwitch,
    browserSound: browserSoundSwitch,
    statistics: statisticsChoice.meta({ description: "What figures about the person's listening count." }),
  })
  .meta({ id: "Me", description: "The account of the caller." });
export type Me = z.infer<typeof me>;

export const signInReply = z.object({
  accessToken: z.string(),
  tokenType: z.literal("Bearer"),
  expiresIn: z.number().int(),
  user,
});

const confirmation = password.optional().meta({
  description: "Left out by an account that is confirmed at the single sign-on provider.",
});

export const newInvite = z.object({
  note: z.string().trim().max(200).default("").meta({
    description: "For the admins, such as who gets the link.",
  }),
  maxUses: z
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .meta({ description: "The number of people who can sign up with the invite." }),
  expiresInDays: z.int().min(1).max(365).default(7),
});
export type NewInvite = z.infer<typeof newInvite>;

export const inviteState = z.enum(["open", "used", "expired", "revoked"]);
export type InviteState = z.infer<typeof inviteState>;

export const invite = z
  .object({
    id: uuid,
    note: z.string(),
    state: inviteState,
    uses: z.number().int(),
    maxUses: z.number().int(),
    createdAt: isoTime,
    expiresAt: isoTime,
    createdBy: z.object({ id: uuid, username: z.string() }),
  })
  .meta({ id: "Invite", description: "A link with which people sign up. `used` means used up." });
export type Invite = z.infer<typeof invite>;

/** A new invite with its link, which is shown only once. `token` is the part that `POST /auth/register` takes. */
export const createdInvite = invite.extend({ url: z.url(), token: z.string() });
export type CreatedInvite = z.infer<typeof createdInvite>;

export const personError = z
  .object({
    id: uuid,
    place: z.string().meta({
      description: "An operation such as `POST /spotify/import`, or background work such as `import`.",
    }),
    code: z.string(),
    reason: errorReason,
    status: z.number().int(),
    title: z.string(),
    detail: z.string().meta({ description: "What to tell the person." }),
    requestId: z.string().meta({ description: "The last request or job with this error, as in the log." }),
    count: z.number().int(),
    firstAt: isoTime,
    lastAt: isoTime,
  })
  .meta({
    id: "PersonError",
    description: "An error that a person met, without anything they wrote or own. Repetitions are counted.",
  });
export type PersonError = z.infer<typeof personError>;

export const meChange = z.object({
  username: username.optional(),
  email: email.optional(),
  password: confirmation,
  notifications: notifications.partial().optional(),
  locale: locale.optional(),
  timeZone: timeZone.optional(),
  lyrics: lyricsSwitch.optional(),
  browserSound: browserSoundSwitch.optional(),
  statistics: statisticsChoice.partial().optional(),
});
export type MeChange = z.infer<typeof meChange>;

export const passwordConfirmation = z.object({ password: confirmation });
export type PasswordConfirmation = z.infer<typeof passwordConfirmation>;

export const passwordChange = z.object({ password: confirmation, newPassword });
export type PasswordChange = z.infer<typeof passwordChange>;

export const forgottenPassword = z.object({ email });

export const resetToken = z.string().min(1, says("resetLink")).max(200, says("resetLink"));
export const passwordReset = z.object({ token: resetToken, password: newPassword });
export type PasswordReset = z.infer<typeof passwordReset>;

export const resetLink = z.object({
  url: z.url().meta({ description: "Works once, within 30 minutes. A new link ends the older one." }),
});

export const singleSignOn = z
  .object({
    provider: z
      .string()
      .nullable()
      .meta({ description: "The provider's name; null without single sign-on." }),
    connectedAt: isoTime.nullable().meta({ description: "Null while the account is not connected." }),
    hasPassword: z.boolean(),
    passwordsOn: z.boolean().meta({ description: "False if nobody signs in with a password here." }),
    confirmedUntil: isoTime
      .nullable()
      .meta({ description: "Until then, this sign-in may change what otherwise needs the password." }),
  })
  .meta({ id: "SingleSignOn", description: "The ways in which a person signs in and confirms changes." });
export type SingleSignOn = z.infer<typeof singleSignOn>;

export const session = z
  .object({
    id: uuid,
    kind: z.enum(["browser", "token"]).meta({ description: "`token` is the sign-in of a program." }),
    userAgent: z.string().nullable(),
    createdAt: isoTime,
    expiresAt: isoTime,
    isCurrent: z.boolean().meta({ description: "True for the session that makes this request." }),
  })
  .meta({ id: "Session", description: "A sign-in of a browser or a program." });
export type Session = z.infer<typeof session>;

/** All stored data about a person: the rows of the tables, without password hashes and sealed values. */
export const accountFile = z.object({
  format: z.literal("tonearm-account"),
  version: z.literal(1),
  exportedAt: isoTime,
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});

export const apiTokenScope = z.enum(["read", "write"]);
export type ApiTokenScope = z.infer<typeof apiTokenScope>;

export const newApiToken = z.object({
  name: z.string().trim().min(1, says("tokenName")).max(80),
  scopes: z.array(apiTokenScope).min(1, says("tokenScopes")),
});

export const apiToken = z
  .object({
    id: uuid,
    name: z.string(),
    scopes: z.array(apiTokenScope),
    createdAt: isoTime,
    lastUsedAt: isoTime.nullable(),
  })
  .meta({
    id: "ApiToken",
    description: "An API token for a program. The token itself is shown only once, when it is created.",
  });
export type ApiToken = z.infer<typeof apiToken>;

export const createdApiToken = apiToken.extend({ token: z.string() });

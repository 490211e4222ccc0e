import { resetLinkMinutes } from "@/lib/accounts/passwords/reset-links";
import { knownDeviceId } from "@/lib/accounts/sessions/known-device";
import type { Context, UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { keyValue } from "@/lib/platform/key-value";
import { logSecurityEvent } from "@/lib/platform/security-log";

const windowSeconds = 300;
/** The limit of a known device, of an account at one address, and of an open session. */
const maxFailures = 10;
/** The limit of an address for all accounts, and of an account for all addresses. Known devices and addresses are exempt. */
const maxFailuresOfStrangers = 100;

/** Undoes the count of an attempt that did not fail. */
type Undo = () => Promise<void>;

/** A counter that refuses attempts above its limit. */
type Counter = { key: string; limit: number; reason?: "invites" };

const tooManyAttempts = (msLeft: number, reason: "sign_in" | "invites" = "sign_in") =>
  new AppError("too_many_requests", { reason, until: new Date(Date.now() + msLeft) });

const undoAll = (counters: Counter[]) => async (): Promise<void> => {
  await Promise.all(counters.map(({ key }) => keyValue().increment(key, windowSeconds, -1)));
};

/** Counts an attempt. Returns the error if it is above the limit. */
async function count({ key, limit, reason }: Counter, seconds = windowSeconds): Promise<AppError | null> {
  const { count, msLeft } = await keyValue().increment(key, seconds);
  return count > limit ? tooManyAttempts(msLeft, reason) : null;
}

/** Returns the error that the next attempt would get, without counting one. */
async function check({ key, limit }: Counter): Promise<AppError | null> {
  const { count, msLeft } = await keyValue().increment(key, windowSeconds, 0);
  return count >= limit ? tooManyAttempts(msLeft) : null;
}

/** Logs a refused attempt. @throws the refusal */
function refuse(
  event: "sign_in_refused" | "confirmation_refused" | "invite_refused",
  ctx: Context,
  refusal: AppError,
): never {
  logSecurityEvent(event, ctx);
  throw refusal;
}

/** Tells whether the account has signed in from this address before. */
async function isKnownAddress(email: string, address: string): Promise<boolean> {
  const sessions = await sql(
    "SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = $1 AND s.address = $2 LIMIT 1",
    [email, address],
  );
  return sessions.length > 0;
}

/**
 * Counts a sign-in as failed before the password is checked, because concurrent attempts could exceed the limit otherwise. A browser
 * that has signed in to the account before carries a device cookie and has a counter of its own, so that nobody else's attempts
 * lock it out (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies).
 * @returns a function that undoes the count after a successful sign-in
 * @throws AppError too_many_requests, with the time when the counter ends
 */
export async function countSignInAttempt(ctx: Context, email: string): Promise<Undo> {
  const { address } = ctx;
  const deviceId = await knownDeviceId(ctx.device, email);
  const ofAddress = { key: `sign-in-failures/address/${address}`, limit: maxFailuresOfStrangers };
  const ofAccount = { key: `sign-in-failures/account/${email}`, limit: maxFailuresOfStrangers };
  const own = {
    key: deviceId ? `sign-in-failures/device/${deviceId}` : `${ofAccount.key}/address/${address}`,
    limit: maxFailures,
  };
  const shared = deviceId ? [] : [ofAddress, ofAccount];
  const refuseStranger = async (refusal: AppError | null) => {
    if (refusal && !(await isKnownAddress(email, address))) refuse("sign_in_refused", ctx, refusal);
  };
  // A refused address must not fill the store with counters of made-up accounts.
  if (!deviceId) await refuseStranger(await check(ofAddress));
  const refusal = await count(own);
  if (refusal) refuse("sign_in_refused", ctx, refusal);
  for (const counter of shared) await refuseStranger(await count(counter));
  return undoAll([own, ...shared]);
}

/**
 * Counts a confirmation of the password as failed before it is checked. Each session has a counter of its own, so that failed
 * sign-ins do not keep a person who is signed in from changing the password.
 * @returns a function that undoes the count after a correct password
 * @throws AppError too_many_requests
 */
export async function countConfirmation(ctx: UserContext): Promise<Undo> {
  const session = ctx.actor.kind === "user" ? ctx.actor.sessionId : ctx.userId;
  const counter = { key: `confirmation-failures/session/${session}`, limit: maxFailures };
  const refusal = await count(counter);
  if (refusal) refuse("confirmation_refused", ctx, refusal);
  return undoAll([counter]);
}

/**
 * Counts an invite as unknown before it is looked up, for its address.
 * @returns a function that undoes the count for an invite that exists
 * @throws AppError too_many_requests
 */
export async function countInviteAttempt(ctx: Context): Promise<Undo> {
  const key = `invite-failures/address/${ctx.address}`;
  const counter = { key, limit: maxFailuresOfStrangers, reason: "invites" } as const;
  const refusal = await count(counter);
  if (refusal) refuse("invite_refused", ctx, refusal);
  return undoAll([counter]);
}

/** The number of mails with a link that an account gets while the first of these links is valid. */
const maxResetMails = 3;

/**
 * Counts a request for a mail with a link, of a known device apart from all others. The window is as long as a link is valid: when
 * strangers have used it up, the newest of the mails that the owner got by that has a link that still works.
 * @returns false above the limit; the requester must not learn it
 */
export async function countResetRequest(ctx: Context, email: string): Promise<boolean> {
  const deviceId = await knownDeviceId(ctx.device, email);
  const key = deviceId ? `password-resets/device/${deviceId}` : `password-resets/account/${email}`;
  const refusal = await count({ key, limit: maxResetMails }, resetLinkMinutes * 60);
  if (refusal) logSecurityEvent("password_reset_refused", ctx);
  return refusal === null;
}

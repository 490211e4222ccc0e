import { AppError } from "@/lib/core/errors";
import { keyValue } from "@/lib/platform/key-value";

const windowSeconds = 300;
/** From one address: strangers must not be able to lock a person out from elsewhere. */
const maxFailuresPerAccountAndAddress = 10;
const maxFailuresPerAccount = 100;
const maxFailuresPerAddress = 100;

const tooMany = () =>
  new AppError(
    "too_many_requests",
    { reason: "sign_in" },
    { retryAt: new Date(Date.now() + windowSeconds * 1000) },
  );

/** The nearest first: what is refused there already must not count for the account, or it would lock it for everybody. */
const attemptCounters = (email: string, address: string): [key: string, most: number][] => [
  [`sign-in-failures/account/${email}/address/${address}`, maxFailuresPerAccountAndAddress],
  [`sign-in-failures/address/${address}`, maxFailuresPerAddress],
  [`sign-in-failures/account/${email}`, maxFailuresPerAccount],
];

/**
 * Counts an attempt to sign in as a failed one, before it is made: attempts at the same moment must not all pass.
 * @returns what takes it back when it succeeded
 * @throws AppError too_many_requests when this account (existing or not) or this address failed too often lately
 */
export async function countSignInAttempt(email: string, address: string): Promise<() => Promise<void>> {
  const counters = attemptCounters(email, address);
  for (const [key, most] of counters)
    if ((await keyValue().increment(key, windowSeconds)) > most) throw tooMany();
  return async () => {
    await Promise.all(counters.map(([key]) => keyValue().increment(key, windowSeconds, -1)));
  };
}

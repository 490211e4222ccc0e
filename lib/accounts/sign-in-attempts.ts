import { AppError } from "@/lib/core/errors";
import { keyValue } from "@/lib/platform/key-value";

const windowSeconds = 300;
/** Limits one account from one address, so that a stranger elsewhere cannot lock the person out. */
const maxFailuresPerAccountAndAddress = 10;
const maxFailuresPerAccount = 100;
const maxFailuresPerAddress = 100;

const tooMany = () =>
  new AppError(
    "too_many_requests",
    { reason: "sign_in" },
    { retryAt: new Date(Date.now() + windowSeconds * 1000) },
  );

/** The narrowest counter comes first: an attempt refused there must not count for the account and lock it for everybody. */
const attemptCounters = (email: string, address: string): [key: string, limit: number][] => [
  [`sign-in-failures/account/${email}/address/${address}`, maxFailuresPerAccountAndAddress],
  [`sign-in-failures/address/${address}`, maxFailuresPerAddress],
  [`sign-in-failures/account/${email}`, maxFailuresPerAccount],
];

/**
 * Counts a sign-in as failed before the password is checked: concurrent attempts could pass the limit otherwise.
 * @returns a function that takes the count back after a success
 * @throws AppError too_many_requests when the account (existing or not) or the address failed too often
 */
export async function countSignInAttempt(email: string, address: string): Promise<() => Promise<void>> {
  const counters = attemptCounters(email, address);
  for (const [key, limit] of counters)
    if ((await keyValue().increment(key, windowSeconds)) > limit) throw tooMany();
  return async () => {
    await Promise.all(counters.map(([key]) => keyValue().increment(key, windowSeconds, -1)));
  };
}

import { AppError } from "@/lib/core/errors";
import { keyValue } from "@/lib/platform/key-value";

const windowSeconds = 300;
/** The limit for one account at one address. It is the lowest, so that a stranger at another address does not lock the person out. */
const maxFailuresPerAccountAndAddress = 10;
const maxFailuresPerAccount = 100;
const maxFailuresPerAddress = 100;

const tooManyAttempts = () =>
  new AppError(
    "too_many_requests",
    { reason: "sign_in" },
    { retryAt: new Date(Date.now() + windowSeconds * 1000) },
  );

/** The counter with the lowest limit comes first: an attempt that it refuses must not count towards the limit of the whole account. */
const attemptCounters = (email: string, address: string): [key: string, limit: number][] => [
  [`sign-in-failures/account/${email}/address/${address}`, maxFailuresPerAccountAndAddress],
  [`sign-in-failures/address/${address}`, maxFailuresPerAddress],
  [`sign-in-failures/account/${email}`, maxFailuresPerAccount],
];

/**
 * Counts a sign-in as failed before the password is checked, because concurrent attempts could exceed the limit otherwise.
 * @returns a function that undoes the count after a successful sign-in
 * @throws AppError too_many_requests when the account (existing or not) or the address failed too often
 */
export async function countSignInAttempt(email: string, address: string): Promise<() => Promise<void>> {
  const counters = attemptCounters(email, address);
  for (const [key, limit] of counters)
    if ((await keyValue().increment(key, windowSeconds)).count > limit) throw tooManyAttempts();
  return async () => {
    await Promise.all(counters.map(([key]) => keyValue().increment(key, windowSeconds, -1)));
  };
}

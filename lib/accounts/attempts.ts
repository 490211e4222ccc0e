import { AppError } from "@/lib/platform/errors";
import { keyValue } from "@/lib/platform/key-value";

const windowSeconds = 300;
/** From one address: strangers must not be able to lock a person out from elsewhere. */
const failuresPerAccountAndAddress = 10;
const failuresPerAccount = 100;
const failuresPerAddress = 100;

const tooMany = () =>
  new AppError("too_many_requests", "Too many failed sign-ins. Wait five minutes, then try again.", {
    retryAt: new Date(Date.now() + windowSeconds * 1000),
  });

const keysOf = (email: string, address: string) => ({
  accountAndAddress: `sign-in-failures/account/${email}/address/${address}`,
  account: `sign-in-failures/account/${email}`,
  address: `sign-in-failures/address/${address}`,
});

/**
 * Counts an attempt to sign in as a failed one, before it is made: attempts at the same moment must not all pass.
 * @returns what takes it back when it succeeded
 * @throws AppError too_many_requests when this account (existing or not) or this address failed too often lately
 */
export async function beginAttempt(email: string, address: string): Promise<() => Promise<void>> {
  const keys = Object.values(keysOf(email, address));
  const counts = await Promise.all(keys.map(key => keyValue().increment(key, windowSeconds)));
  const [here = 0, account = 0, fromAddress = 0] = counts;
  if (here > failuresPerAccountAndAddress || account > failuresPerAccount || fromAddress > failuresPerAddress)
    throw tooMany();
  return async () => {
    await Promise.all(keys.map(key => keyValue().increment(key, windowSeconds, -1)));
  };
}

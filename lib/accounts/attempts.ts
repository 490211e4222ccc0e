import { AppError } from "@/lib/platform/errors";
import { keyValue } from "@/lib/platform/key-value";

const windowSeconds = 300;
const failuresPerAccount = 10;
const failuresPerAddress = 100;

const tooMany = () =>
  new AppError("too_many_requests", "Too many failed sign-ins. Wait five minutes, then try again.", {
    retryAt: new Date(Date.now() + windowSeconds * 1000),
  });

const keysOf = (email: string, address: string) => ({
  account: `sign-in-failures/account/${email}`,
  address: `sign-in-failures/address/${address}`,
});

/**
 * Counts an attempt to sign in as a failed one, before it is made: attempts at the same moment must not all pass.
 * @returns what takes it back when it succeeded
 * @throws AppError too_many_requests when this account (existing or not) or this address failed too often lately
 */
export async function beginAttempt(email: string, address: string): Promise<() => Promise<void>> {
  const keys = keysOf(email, address);
  const [account, fromAddress] = await Promise.all([
    keyValue().increment(keys.account, windowSeconds),
    keyValue().increment(keys.address, windowSeconds),
  ]);
  if (account > failuresPerAccount || fromAddress > failuresPerAddress) throw tooMany();
  return async () => {
    await keyValue().increment(keys.account, windowSeconds, -1);
    await keyValue().increment(keys.address, windowSeconds, -1);
  };
}

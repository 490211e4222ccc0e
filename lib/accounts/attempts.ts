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

/** @throws AppError too_many_requests when this account or this address failed too often lately */
export async function refuseAfterTooManyFailures(email: string, address: string): Promise<void> {
  const keys = keysOf(email, address);
  const [account, fromAddress] = await Promise.all([
    keyValue().count(keys.account),
    keyValue().count(keys.address),
  ]);
  if (account >= failuresPerAccount || fromAddress >= failuresPerAddress) throw tooMany();
}

/** Counts one failed sign-in against the account (existing or not) and the address. */
export async function countFailure(email: string, address: string): Promise<void> {
  const keys = keysOf(email, address);
  await Promise.all([
    keyValue().increment(keys.account, windowSeconds),
    keyValue().increment(keys.address, windowSeconds),
  ]);
}

import { timingSafeEqual } from "node:crypto";
import { keyedHash, randomToken } from "@/lib/platform/crypto";

const signatureOf = (id: string, email: string) => keyedHash("device", `${id} ${email}`);

/** Returns a value for the device cookie of a browser in which the account has signed in. */
export function issueDevice(email: string): string {
  const id = randomToken(16);
  return `${id}.${signatureOf(id, email)}`;
}

/** Returns the id in a device cookie, or null if the account has not signed in with it. */
export function knownDeviceId(cookie: string | undefined, email: string): string | null {
  const [id = "", signature = ""] = cookie?.split(".") ?? [];
  const expected = Buffer.from(signatureOf(id, email));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

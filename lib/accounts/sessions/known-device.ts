import { timingSafeEqual } from "node:crypto";
import { keyedHash, randomToken } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";

/** Signs an id for the account and its present password, so that a change of the password ends all device cookies. */
async function signatureOf(id: string, email: string): Promise<string> {
  const [user] = await sql<{ hash: string }>("SELECT password_hash AS hash FROM users WHERE email = $1", [
    email,
  ]);
  return keyedHash("device", `${id} ${email} ${user?.hash ?? ""}`);
}

/** Returns a value for the device cookie of a browser in which the account has signed in. */
export async function issueDevice(email: string): Promise<string> {
  const id = randomToken(16);
  return `${id}.${await signatureOf(id, email)}`;
}

/** Returns the id in a device cookie, or null if the account has not signed in with it since its password was set. */
export async function knownDeviceId(cookie: string | undefined, email: string): Promise<string | null> {
  if (!cookie) return null;
  const [id = "", signature = ""] = cookie.split(".");
  const expected = Buffer.from(await signatureOf(id, email));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

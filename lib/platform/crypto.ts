import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes } from "node:crypto";
import { requireSetting } from "./env";

/** The person and the column of a sealed value. The value cannot be opened with another person or column. */
export type SecretLocation = { userId: string; column: string };

function keys(): [id: string, key: Buffer][] {
  return requireSetting("ENCRYPTION_KEYS")
    .split(",")
    .map(entry => {
      const [id = "", key = ""] = entry.split(":");
      return [id, Buffer.from(key, "base64")];
    });
}

/** Returns the ids of the keys in ENCRYPTION_KEYS. The first key seals, all of them open. */
export const keyIds = (): string[] => keys().map(([id]) => id);

const associatedData = (location: SecretLocation) => Buffer.from(`${location.userId}/${location.column}`);

/**
 * Seals a secret with AES-256-GCM under the first key of ENCRYPTION_KEYS, bound to its person and column.
 * @returns `keyId.iv.tag.ciphertext`, the last three in base64url
 */
export function seal(plain: string, location: SecretLocation): string {
  const [first] = keys();
  if (!first) throw new Error("ENCRYPTION_KEYS is empty");
  const [id, key] = first;
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(associatedData(location));
  const ciphertext = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [id, ...[iv, cipher.getAuthTag(), ciphertext].map(part => part.toString("base64url"))].join(".");
}

/**
 * Opens a value that was sealed for the same person and column.
 * @throws Error when the key is no longer in ENCRYPTION_KEYS, or the value was changed or copied from another row
 */
export function open(sealed: string, location: SecretLocation): string {
  const [id, iv = "", tag = "", body = ""] = sealed.split(".");
  const key = keys().find(([keyId]) => keyId === id)?.[1];
  if (!key)
    throw new Error(`ENCRYPTION_KEYS has no key "${id}". Put it back to read the secrets that it encrypted.`);
  // Without `authTagLength`, Node accepts a tag that was cut to four bytes, which an attacker can guess.
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: 16 })
    .setAAD(associatedData(location))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return decipher.update(Buffer.from(body, "base64url"), undefined, "utf8") + decipher.final("utf8");
}

/** Opens a value as `open` does. Returns null when it cannot be opened. */
export function openOrNull(sealed: string, location: SecretLocation): string | null {
  try {
    return open(sealed, location);
  } catch {
    return null;
  }
}

/** Returns `bytes` random bytes in base64url, for states, verifiers and bearer tokens. */
export const randomToken = (bytes = 32) => randomBytes(bytes).toString("base64url");

/** Returns the SHA-256 in hex. Only for random values; passwords need argon2. */
export const sha256 = (value: string) => hash("sha256", value);

/** Returns the HMAC-SHA-256 with APP_SECRET in base64url. Hashes of different purposes never match. */
export const keyedHash = (purpose: string, ...values: (string | Uint8Array)[]) => {
  const hmac = createHmac("sha256", requireSetting("APP_SECRET")).update(`${purpose}\0`);
  for (const value of values) hmac.update(value);
  return hmac.digest("base64url");
};

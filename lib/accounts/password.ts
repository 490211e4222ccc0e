import { hash, verify } from "@node-rs/argon2";

// Argon2id with the second recommended option of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane.
const argon2Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id; salt and parameters are part of the result. */
export const hashPassword = (password: string) => hash(password, argon2Options);

let dummyHash: Promise<string> | undefined;

/**
 * Whether the password fits. With no hash (no such account) a decoy is checked, so that both answers take the same time.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  dummyHash ??= hashPassword("no account has this password");
  const fits = await verify(passwordHash ?? (await dummyHash), password);
  return fits && passwordHash !== null;
}

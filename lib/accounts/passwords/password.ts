import { hash, verify } from "@node-rs/argon2";

// The values for Argon2id in OWASP's password storage cheat sheet: 19 MiB of memory, two iterations, parallelism 1.
const argon2Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with Argon2id. The result contains the salt and the parameters. */
export const hashPassword = (password: string) => hash(password, argon2Options);

let dummyHash: Promise<string> | undefined;

/**
 * Checks a password. If there is no account and therefore no hash, checks a dummy hash, so that both cases take the same time.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  dummyHash ??= hashPassword("no account has this password");
  const isCorrect = await verify(passwordHash ?? (await dummyHash), password);
  return isCorrect && passwordHash !== null;
}

import { hash, verify } from "@node-rs/argon2";

// OWASP's password storage cheat sheet recommends for Argon2id: 19 MiB of memory, two iterations, one degree of parallelism.
const argon2Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with Argon2id. The result contains the salt and the parameters. */
export const hashPassword = (password: string) => hash(password, argon2Options);

let dummyHash: Promise<string> | undefined;

/**
 * Checks a password. Without a hash (no such account) it checks a dummy hash, so that both answers take the same time.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  dummyHash ??= hashPassword("no account has this password");
  const isCorrect = await verify(passwordHash ?? (await dummyHash), password);
  return isCorrect && passwordHash !== null;
}

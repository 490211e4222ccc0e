import { AppError } from "@/lib/core/errors";
import type { Prisma } from "@/lib/platform/db";
import type { User } from "@/lib/schemas/accounts";

/** The evidence that a sign-in has verified: the hash of the password, or the account at the single sign-on provider. */
export type SignInProof = { passwordHash: string } | { issuer: string; subject: string };

/** A person who has just signed in. The proof must not leave the server. */
export type SignedInUser = User & { proof: SignInProof };

/**
 * Waits until commit for other changes of a person's ways to sign in, and for new sessions. The lock of the person would let sign-ins
 * wait for imports.
 */
export async function lockSignIns(client: Prisma.TransactionClient, userId: string): Promise<void> {
  await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('sign-ins ' || ${userId}, 0))`;
}

/**
 * Checks, under `lockSignIns`, that the proof is still valid: checking a password takes long enough for it to be changed.
 * @throws AppError wrong_email_or_password, or not_signed_in without the connection
 */
export async function requireProof(
  client: Prisma.TransactionClient,
  userId: string,
  proof: SignInProof,
): Promise<void> {
  const isProvider = "issuer" in proof;
  const condition = isProvider ? { identities: { some: proof } } : proof;
  if ((await client.user.count({ where: { id: userId, ...condition } })) === 0)
    throw new AppError(isProvider ? "not_signed_in" : "wrong_email_or_password");
}

import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { confirmationEnd } from "./confirm-with-provider";
import { arePasswordsOn, signOnProvider } from "./single-sign-on";

/** Returns the ways in which the person signs in and confirms changes. */
export async function getSingleSignOn({ userId, actor }: UserContext): Promise<SingleSignOn> {
  const provider = signOnProvider();
  const { passwordHash, identities } = await prisma().user.findUniqueOrThrow({
    where: { id: userId },
    include: { identities: { where: { issuer: provider?.issuer ?? "" } } },
  });
  const confirmedUntil = actor.kind === "user" ? await confirmationEnd(actor.sessionId, userId) : null;
  return {
    provider: provider?.name ?? null,
    connectedAt: identities[0]?.createdAt.toISOString() ?? null,
    hasPassword: passwordHash !== null,
    passwordsOn: arePasswordsOn(),
    confirmedUntil: confirmedUntil?.toISOString() ?? null,
  };
}

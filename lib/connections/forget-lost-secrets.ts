import { prisma, prismaPersonTransaction } from "@/lib/platform/db";
import { canOpenSecret, canOpenToken } from "./readable-secrets";

/**
 * Deletes the credentials and connections that the present keys cannot open. Their owners enter the credentials and connect again;
 * libraries stay.
 * @returns the number of people concerned
 */
export async function forgetLostSecrets(): Promise<number> {
  const credentials = (await prisma().spotifyCredentials.findMany()).filter(row => !canOpenSecret(row));
  const connections = (await prisma().spotifyConnection.findMany()).filter(row => !canOpenToken(row));
  const idsOf = (rows: { userId: string }[]) => new Set(rows.map(({ userId }) => userId));
  const withoutCredentials = idsOf(credentials);
  const people = new Set([...withoutCredentials, ...idsOf(connections)]);
  for (const userId of people)
    await prismaPersonTransaction(userId, async transaction => {
      await transaction.spotifyConnection.deleteMany({ where: { userId } });
      if (withoutCredentials.has(userId))
        await transaction.spotifyCredentials.deleteMany({ where: { userId } });
    });
  return people.size;
}

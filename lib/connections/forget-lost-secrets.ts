import { prisma } from "@/lib/platform/db";
import { canOpenSecret, canOpenToken } from "./readable-secrets";

/**
 * Deletes the credentials and connections that the present keys cannot open. Their owners enter the credentials and connect again;
 * libraries stay.
 * @returns the number of people concerned
 */
export async function forgetLostSecrets(): Promise<number> {
  const credentials = (await prisma().spotifyCredentials.findMany()).filter(row => !canOpenSecret(row));
  const connections = (await prisma().spotifyConnection.findMany()).filter(row => !canOpenToken(row));
  const idsOf = (rows: { userId: string }[]) => rows.map(({ userId }) => userId);
  await prisma().$transaction([
    prisma().spotifyConnection.deleteMany({
      where: { userId: { in: [...idsOf(connections), ...idsOf(credentials)] } },
    }),
    prisma().spotifyCredentials.deleteMany({ where: { userId: { in: idsOf(credentials) } } }),
  ]);
  return new Set([...idsOf(connections), ...idsOf(credentials)]).size;
}

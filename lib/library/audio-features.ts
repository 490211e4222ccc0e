import { AppError, type ErrorCode } from "@/lib/core/errors";
import { personTransaction, prisma } from "@/lib/platform/db";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";

const capability = "audio-features";

/** The errors that apps without access to audio features get. */
const refusalCodes: ErrorCode[] = ["forbidden_by_spotify", "not_found_on_spotify"];

export const isFeaturesRefusal = (error: unknown): boolean =>
  error instanceof AppError && refusalCodes.includes(error.code);

/** Stores JSON's null for songs without audio features, so that they are not requested again. */
const storeFeatures = `UPDATE songs s SET audio_features = COALESCE(reply.features, 'null')
  FROM unnest($2::text[]) AS requested(id) LEFT JOIN jsonb_to_recordset($3) AS reply(id text, features jsonb) USING (id)
  WHERE s.user_id = $1 AND s.spotify_id = requested.id AND s.audio_features IS NULL`;

/** Returns the developer app of the person's connection, and whether it may read audio features; null while that is unknown. */
export async function findFeaturesAccess(
  userId: string,
): Promise<{ clientId: string; isGranted: boolean | null } | null> {
  const connection = await prisma().spotifyConnection.findUnique({ where: { userId } });
  if (!connection) return null;
  const { clientId } = connection;
  const row = await prisma().appCapability.findUnique({
    where: { clientId_capability: { clientId, capability } },
  });
  return { clientId, isGranted: row?.isGranted ?? null };
}

export async function storeFeaturesAccess(clientId: string, isGranted: boolean): Promise<void> {
  const row = { isGranted, triedAt: new Date() };
  await prisma().appCapability.upsert({
    where: { clientId_capability: { clientId, capability } },
    create: { clientId, capability, ...row },
    update: row,
  });
}

/** Reads the audio features of up to a hundred tracks of the person with one call, and stores them. @throws SpotifyError */
export async function readFeatures(
  userId: string,
  client: Pick<UserSpotifyClient, "audioFeatures">,
  ids: string[],
): Promise<void> {
  const { audio_features: entries } = await client.audioFeatures(ids);
  const features = entries.flatMap(entry => {
    if (!entry) return [];
    const { id, ...rest } = entry;
    return [{ id, features: rest }];
  });
  await personTransaction(userId, client =>
    client.query(storeFeatures, [userId, ids, JSON.stringify(features)]),
  );
}

import { openOrNull } from "@/lib/platform/crypto";

type SealedCredentials = { userId: string; clientSecretSealed: string };
type SealedConnection = { userId: string; refreshTokenSealed: string };

/** Tells whether the client secret can be opened with the present keys; otherwise the person has to enter it again. */
export const canOpenSecret = ({ userId, clientSecretSealed }: SealedCredentials): boolean =>
  openOrNull(clientSecretSealed, { userId, column: "client_secret" }) !== null;

/** Tells whether the refresh token can be opened with the present keys; otherwise the person has to connect again. */
export const canOpenToken = ({ userId, refreshTokenSealed }: SealedConnection): boolean =>
  openOrNull(refreshTokenSealed, { userId, column: "refresh_token" }) !== null;

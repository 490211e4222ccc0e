import { AppError } from "@/lib/core/errors";
import { openOrNull } from "@/lib/platform/crypto";

/**
 * Opens the sealed client secret of a person's developer app.
 * @throws AppError invalid_spotify_credentials when it was sealed with a key that this instance no longer has
 */
export function openClientSecret(sealed: string, userId: string): string {
  const clientSecret = openOrNull(sealed, { userId, column: "client_secret" });
  if (clientSecret === null) throw new AppError("invalid_spotify_credentials", { reason: "unreadable" });
  return clientSecret;
}

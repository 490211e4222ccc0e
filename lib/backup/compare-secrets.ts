import { OperatorError } from "@/lib/platform/operator-error";
import type { Manifest, Secrets } from "./manifest";

/** Reads the ring `id:key,…`. */
const keysOf = (ring: string) =>
  new Map(ring.split(",").map(entry => entry.split(":", 2) as [id: string, key: string]));

/**
 * Checks that the secrets that are set outside of the instance's own file are those of the backup.
 * @param set the secrets of the environment
 * @param canStore the instance has a file of its own for the secrets that are not set
 * @throws OperatorError naming each setting and key that is missing or another one
 */
export function compareSecrets(
  { secrets, usedKeyIds }: Manifest,
  set: Partial<Secrets>,
  canStore: boolean,
  file: string,
): void {
  const problems: string[] = [];
  if (!set.APP_SECRET && !canStore) problems.push("Setting APP_SECRET is missing.");
  if (set.APP_SECRET && set.APP_SECRET !== secrets.APP_SECRET)
    problems.push("Setting APP_SECRET is another one than in the backup.");
  if (!set.ENCRYPTION_KEYS && !canStore) problems.push("Setting ENCRYPTION_KEYS is missing.");
  if (set.ENCRYPTION_KEYS) {
    const own = keysOf(set.ENCRYPTION_KEYS);
    for (const [id, key] of keysOf(secrets.ENCRYPTION_KEYS))
      if (usedKeyIds.includes(id) && own.get(id) !== key)
        problems.push(
          own.has(id)
            ? `Setting ENCRYPTION_KEYS has another key "${id}" than the backup.`
            : `Setting ENCRYPTION_KEYS has no key "${id}", which the backup's secrets are encrypted with.`,
        );
  }
  if (problems.length === 0) return;
  throw new OperatorError(
    [
      ...problems,
      "Nothing was changed. Take the values from the installation that the backup comes from; they are also in the first line of the",
      `backup, which is to be kept as secret as they are: gunzip -c ${file} | head -1`,
    ].join("\n"),
  );
}

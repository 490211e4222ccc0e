import { keyIds, openOrNull } from "@/lib/platform/crypto";
import { sql } from "@/lib/platform/db";
import { InvalidSetting } from "@/lib/platform/env";

type Sample = { keyId: string; people: number; userId: string; column: string; sealed: string };

/** A key fits if it opens one of these values; a single value may be damaged. */
const samplesPerKey = 5;

/** Reads some values of each key, and how many people have a value of that key. Access tokens are left out: they are renewed. */
const readSamples = `WITH sealed_values AS (
    SELECT user_id, 'client_secret' AS "column", client_secret_sealed AS sealed FROM spotify_credentials
    UNION ALL SELECT user_id, 'refresh_token', refresh_token_sealed FROM spotify_connections),
  numbered AS (
    SELECT *, split_part(sealed, '.', 1) AS key_id,
      row_number() OVER (PARTITION BY split_part(sealed, '.', 1)) AS number FROM sealed_values)
  SELECT key_id AS "keyId", user_id AS "userId", "column", sealed, (
    SELECT count(DISTINCT user_id)::int FROM numbered others WHERE others.key_id = numbered.key_id) AS people
  FROM numbered WHERE number <= ${samplesPerKey}`;

const describeKey = (keyId: string, people: number) =>
  `The Spotify credentials of ${people === 1 ? "1 person" : `${people} people`} were encrypted with ` +
  (keyIds().includes(keyId)
    ? `another key than the one that ENCRYPTION_KEYS now has as "${keyId}".`
    : `the key "${keyId}", which ENCRYPTION_KEYS does not have.`);

/**
 * Checks that the keys of this instance open what is stored, so that nobody finds out later by an error.
 * @throws InvalidSetting naming each key that does not fit, and how many people it concerns
 */
export async function checkKeys(): Promise<void> {
  const samples = await sql<Sample>(readSamples);
  const fitting = new Set(
    samples
      .filter(({ sealed, ...location }) => openOrNull(sealed, location) !== null)
      .map(({ keyId }) => keyId),
  );
  const unfit = new Map(
    samples.filter(({ keyId }) => !fitting.has(keyId)).map(({ keyId, people }) => [keyId, people]),
  );
  if (unfit.size === 0) return;
  throw new InvalidSetting(
    [
      "Setting ENCRYPTION_KEYS does not fit this database.",
      ...[...unfit].map(([keyId, people]) => describeKey(keyId, people)),
      "Put the former key back: it is in the secrets.json or the setting that belongs to this database or backup.",
      "If it is lost, run: npm run keys:rotate -- --forget-lost (those people then enter their credentials again)",
    ].join("\n"),
  );
}

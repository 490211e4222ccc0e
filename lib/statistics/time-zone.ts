import { sql } from "@/lib/platform/db";

const known = new Map<string, string>();

/** PostgreSQL reads offsets as POSIX does: there, `-05:30` is east of Greenwich. */
const asPosix = (zone: string) =>
  /^[+-]\d/.test(zone) ? (zone.startsWith("+") ? "-" : "+") + zone.slice(1) : zone;

/** Returns the name of a time zone for PostgreSQL, whose list may be older than the browser's: UTC for one that it does not know. */
export async function zoneForSql(zone: string): Promise<string> {
  const stored = known.get(zone);
  if (stored) return stored;
  const name = asPosix(zone);
  const isKnown = await sql("SELECT now() AT TIME ZONE $1", [name]).then(
    () => true,
    error => {
      // invalid_parameter_value
      if ((error as { code?: string }).code === "22023") return false;
      throw error;
    },
  );
  known.set(zone, isKnown ? name : "UTC");
  return known.get(zone) as string;
}

/** Serializes transactions that may appoint an admin: the first sign-up, and an account's deletion. Held until commit. */
export const lockAdminRoleSql = "SELECT pg_advisory_xact_lock(hashtext('tonearm first account'))";

/** Locks until commit, so that transactions that may appoint an admin run one after another: sign-ups and deletions of accounts. */
export const lockAdminRoleSql = "SELECT pg_advisory_xact_lock(hashtext('tonearm first account'))";

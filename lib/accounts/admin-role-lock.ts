/** Whoever may become the instance's admin by coming first, or by staying last, takes this lock until its transaction ends. */
export const lockAdminRoleSql = "SELECT pg_advisory_xact_lock(hashtext('tonearm first account'))";

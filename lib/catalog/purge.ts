import { personValues } from "@/lib/platform/person-values/person-values";

/** Deletes the person's cached replies of Spotify's catalog. Runs after the commit, because Redis knows no transactions of PostgreSQL. */
export const purgeCatalog = (userId: string): Promise<void> => personValues().forget(userId);

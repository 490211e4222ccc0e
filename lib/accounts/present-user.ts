import type { Locale } from "@/lib/i18n/locales";
import type { Me, User } from "@/lib/schemas/accounts";

type Row = { id: string; email: string; username: string; role: "member" | "admin"; createdAt: Date };

/** Converts a row of `users` to the API's person, without the password hash. */
export const presentUser = (row: Row): User => ({
  id: row.id,
  email: row.email,
  username: row.username,
  role: row.role,
  createdAt: row.createdAt.toISOString(),
});

type OwnRow = Row & {
  mailAboutConnection: boolean;
  mailAboutImports: boolean;
  locale: Locale | null;
  timeZone: string | null;
  lyrics: boolean;
  browserSound: boolean;
  polledStatistics: boolean;
  privateStatistics: boolean;
};

/** Converts a row of `users` to what the person sees of their own account. */
export const presentMe = (row: OwnRow): Me => ({
  ...presentUser(row),
  notifications: { connection: row.mailAboutConnection, imports: row.mailAboutImports },
  locale: row.locale,
  timeZone: row.timeZone,
  lyrics: row.lyrics,
  browserSound: row.browserSound,
  statistics: { polled: row.polledStatistics, private: row.privateStatistics },
});

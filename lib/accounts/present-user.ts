import type { User } from "@/lib/schemas/accounts";

type Row = { id: string; email: string; username: string; role: "member" | "admin"; createdAt: Date };

/** Converts a row of `users` to the API's person, without the password hash. */
export const presentUser = (row: Row): User => ({
  id: row.id,
  email: row.email,
  username: row.username,
  role: row.role,
  createdAt: row.createdAt.toISOString(),
});

import type { Invite } from "@/lib/schemas/accounts";
import { inviteState } from "./invites";

type Row = Parameters<typeof inviteState>[0] & {
  id: string;
  note: string;
  createdAt: Date;
  user: { id: string; username: string };
};

/** Converts a row of `invites` to the API's invite, without the token. */
export const presentInvite = (row: Row): Invite => ({
  id: row.id,
  note: row.note,
  state: inviteState(row),
  uses: row.uses,
  maxUses: row.maxUses,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  createdBy: row.user,
});

import { z } from "zod";
import { resetLink, userChanges } from "@/lib/schemas/accounts";
import { pageOf, pageQuery, uuid } from "@/lib/schemas/common";
import { importInput, jobReply, managedUser, ownedSyncJob, syncJob } from "@/lib/schemas/spotify";
import { exampleConnection, exampleIds, exampleJob, exampleUser, page } from "./examples";
import { empty, json, type Operations } from "./operation";

const administration = { tag: "Administration", access: "admin" } as const;

const anyId = (thing: string) => z.object({ id: uuid.meta({ description: `Id of any ${thing}.` }) });

const examplePerson = {
  ...exampleUser,
  disabledAt: null,
  connection: "connected" as const,
  reauthorizeBy: exampleConnection.reauthorizeBy,
  callsLast24h: 43,
  lastImport: {
    state: "completed" as const,
    createdAt: exampleJob.createdAt,
    finishedAt: exampleJob.finishedAt,
  },
};

export const admin = {
  "GET /admin/users": {
    ...administration,
    summary: "Lists the people of this instance",
    query: pageQuery,
    reply: json(pageOf(managedUser), { example: page(examplePerson) }),
  },
  "PATCH /admin/users/{id}": {
    ...administration,
    summary: "Changes a role, or disables or enables an account",
    description:
      "A disabled account keeps everything, and nothing of it works until it is enabled: sign-ins and API tokens are refused, event streams end, imports and the shuffle stop. Invites of the person are revoked, also when they stop being an admin. The last admin stays one, and nobody disables themselves.",
    params: anyId("person"),
    body: userChanges,
    example: { disabled: true },
    reply: json(managedUser, { example: { ...examplePerson, disabledAt: "2026-10-02T18:05:11.000Z" } }),
    errors: ["last_admin", "own_account"],
  },
  "DELETE /admin/users/{id}": {
    ...administration,
    summary: "Deletes an account",
    description:
      "Permanently deletes the account and everything that is stored about the person. Nothing changes on Spotify. Admins delete their own account with `POST /me/delete`.",
    params: anyId("person"),
    reply: empty,
    errors: ["own_account"],
  },
  "POST /admin/users/{id}/sync": {
    ...administration,
    summary: "Starts an import for a person",
    params: anyId("person"),
    body: importInput,
    example: { playlists: "all", likedSongs: true },
    reply: json(jobReply, {
      status: 202,
      example: { job: { ...exampleJob, state: "queued" } },
    }),
    errors: ["account_disabled", "spotify_not_connected", "reauth_required"],
  },
  "POST /admin/users/{id}/reset-password": {
    ...administration,
    summary: "Creates a link with which a person sets a new password",
    description:
      "Give the link to the person. It works once, within 30 minutes, and ends an older link. The present password stays valid until the link is used.",
    params: anyId("person"),
    reply: json(resetLink, {
      example: { url: "https://music.example.org/reset-password?token=Zm9yIGV4YW1wbGUgb25seQ" },
    }),
  },
  "GET /admin/sync/jobs": {
    ...administration,
    summary: "Lists the imports of all people",
    query: pageQuery,
    reply: json(pageOf(ownedSyncJob), {
      example: page({ ...exampleJob, user: { id: exampleIds.user, username: "Ada" } }),
    }),
  },
  "POST /admin/sync/jobs/{id}/cancel": {
    ...administration,
    summary: "Cancels an import of any person",
    params: anyId("import"),
    reply: json(syncJob, { example: { ...exampleJob, state: "cancelled" } }),
  },
} satisfies Operations;

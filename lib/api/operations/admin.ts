import { z } from "zod";
import { errorStatuses } from "@/lib/core/error-statuses";
import {
  createdInvite,
  invite,
  newInvite,
  personError,
  resetLink,
  userChanges,
} from "@/lib/schemas/accounts";
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

const exampleInvite = {
  id: "0199f3a5-7d10-7b44-8c2e-5a9f1e6d3b02",
  note: "For Grace",
  state: "open" as const,
  uses: 0,
  maxUses: 1,
  createdAt: "2026-10-02T18:05:11.000Z",
  expiresAt: "2026-10-09T18:05:11.000Z",
  createdBy: { id: exampleIds.user, username: "Ada" },
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
      "A disabled account keeps everything, and nothing of it works until it is enabled: sign-ins and API tokens are refused, event streams end, imports and the shuffle stop. Invites of the person are revoked, also when they stop being an admin; then the links for new passwords that any admin made end too. The last admin stays one, and nobody disables themselves.",
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
  "GET /admin/users/{id}/errors": {
    ...administration,
    summary: "Lists the errors that a person met",
    description:
      "The latest first. About the latest 50 are kept, for 30 days: refusals of Spotify, a full library, failures of Tonearm. Mistakes of a request and rate limits are not recorded. Nothing that the person wrote or owns is shown.",
    params: anyId("person"),
    query: pageQuery,
    reply: json(pageOf(personError), {
      example: page({
        id: "0199f3a6-1c22-7d90-9a41-6d0b8f2e7c15",
        place: "import",
        code: "not_allow_listed",
        status: errorStatuses.not_allow_listed,
        title: "Your Spotify account is not registered with this developer app",
        detail:
          "Only people registered with a developer app can use it. The app’s owner opens developer.spotify.com/dashboard, chooses the app, then Settings, then the tab with its users, and adds your name and Spotify email. Then try again.",
        requestId: exampleIds.job,
        count: 3,
        firstAt: "2026-10-01T07:12:44.000Z",
        lastAt: "2026-10-02T18:05:11.000Z",
      }),
    }),
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
      "Give the link to the person. It works once, within 30 minutes, and ends an older link. It also ends when an admin is demoted, disabled or deleted. The present password stays valid until the link is used.",
    params: anyId("person"),
    reply: json(resetLink, {
      example: { url: "https://music.example.org/reset-password?token=Zm9yIGV4YW1wbGUgb25seQ" },
    }),
    errors: ["passwords_off", "account_disabled"],
  },
  "GET /admin/invites": {
    ...administration,
    summary: "Lists the invites",
    description: "Newest first, of all admins, in every state. An invite is deleted 30 days after its end.",
    query: pageQuery,
    reply: json(pageOf(invite), { example: page(exampleInvite) }),
  },
  "POST /admin/invites": {
    ...administration,
    summary: "Creates an invite",
    description:
      "The link is shown in this reply only. With it, people sign up while registration is by invite (`REGISTRATION=invite`).",
    body: newInvite,
    example: { note: "For Grace", maxUses: 1, expiresInDays: 7 },
    reply: json(createdInvite, {
      status: 201,
      example: {
        ...exampleInvite,
        url: "https://music.example.org/sign-up?invite=ta_i_Zm9yIGV4YW1wbGUgb25seQ",
        token: "ta_i_Zm9yIGV4YW1wbGUgb25seQ",
      },
    }),
  },
  "DELETE /admin/invites/{id}": {
    ...administration,
    summary: "Revokes an invite",
    description: "Nobody else can sign up with it. Accounts that were created with it stay.",
    params: anyId("invite"),
    reply: empty,
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

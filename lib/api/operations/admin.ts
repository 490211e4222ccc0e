import { z } from "zod";
import { pageOf, pageQuery, uuid } from "@/lib/schemas/common";
import { importInput, jobReply, managedUser, ownedSyncJob, syncJob } from "@/lib/schemas/spotify";
import { exampleIds, exampleJob, exampleUser, page } from "./examples";
import { json, type Operations } from "./operation";

const admins = { tag: "Administration", access: "admin" } as const;

const ofAnybody = (what: string) =>
  z.object({ id: uuid.meta({ description: `Id of ${what}, whoever's it is.` }) });

export const admin = {
  "GET /admin/users": {
    ...admins,
    summary: "List the people of this instance",
    query: pageQuery,
    reply: json(pageOf(managedUser), {
      example: page({
        ...exampleUser,
        connection: "connected" as const,
        callsLast24h: 43,
        lastImport: {
          state: "completed" as const,
          createdAt: exampleJob.createdAt,
          finishedAt: exampleJob.finishedAt,
        },
      }),
    }),
  },
  "POST /admin/users/{id}/sync": {
    ...admins,
    summary: "Begin an import for somebody",
    params: ofAnybody("the person"),
    body: importInput,
    example: { playlists: "all", likedSongs: true },
    reply: json(jobReply, {
      status: 202,
      example: { job: { ...exampleJob, state: "queued" } },
    }),
    errors: ["spotify_not_connected", "reauth_required"],
  },
  "GET /admin/sync/jobs": {
    ...admins,
    summary: "List everybody's imports",
    query: pageQuery,
    reply: json(pageOf(ownedSyncJob), {
      example: page({ ...exampleJob, user: { id: exampleIds.user, username: "Ada" } }),
    }),
  },
  "POST /admin/sync/jobs/{id}/cancel": {
    ...admins,
    summary: "Cancel anybody's import",
    params: ofAnybody("an import"),
    reply: json(syncJob, { example: { ...exampleJob, state: "cancelled" } }),
  },
} satisfies Operations;

import { z } from "zod";
import { idOf, pageOf, pageQuery } from "@/lib/schemas/common";
import {
  authorizeUrl,
  connectInput,
  connection,
  credentials,
  credentialsInput,
  importInput,
  jobReply,
  syncJob,
} from "@/lib/schemas/spotify";
import { authorizationErrors, spotifyErrors } from "./error-codes";
import { exampleConnection, exampleJob, page } from "./examples";
import { empty, events, json, type Operations, redirect } from "./operation";

const connecting = { tag: "Spotify connection", access: "user" } as const;
const imports = { tag: "Imports", access: "user" } as const;

const exampleCredentials = {
  clientId: "0123456789abcdef0123456789abcdef",
  clientSecretSet: true,
  redirectUri: "https://music.example.org/callback",
  redirectUriProblem: null,
  verifiedAt: "2026-10-02T18:04:00.000Z",
};

const jobId = z.object({ id: idOf("job") });

export const spotify = {
  "GET /me/spotify": {
    ...connecting,
    summary: "Returns the state of the connection",
    reply: json(connection, { example: exampleConnection }),
  },
  "DELETE /me/spotify": {
    ...connecting,
    summary: "Disconnects from Spotify",
    description: "Keeps the library unless `purge` is `true`. Keeps the saved developer app.",
    query: z.object({
      purge: z
        .stringbool()
        .default(false)
        .meta({
          description: "`true` also deletes everything that was imported from Spotify.",
          examples: ["true"],
        }),
    }),
    reply: empty,
  },
  "GET /me/spotify/credentials": {
    ...connecting,
    summary: "Returns the saved developer app",
    reply: json(credentials, { example: exampleCredentials }),
  },
  "PUT /me/spotify/credentials": {
    ...connecting,
    summary: "Saves a developer app",
    description:
      "Verifies the credentials with Spotify before saving them. The client secret is never returned.",
    body: credentialsInput,
    example: {
      clientId: "0123456789abcdef0123456789abcdef",
      clientSecret: "00112233445566778899aabbccddeeff",
    },
    reply: json(credentials, { example: exampleCredentials }),
    errors: spotifyErrors,
    limit: "credentials",
  },
  "DELETE /me/spotify/credentials": {
    ...connecting,
    summary: "Deletes the saved developer app",
    description: "Also disconnects from Spotify.",
    reply: empty,
  },
  "POST /me/spotify/authorize": {
    ...connecting,
    summary: "Starts connecting to Spotify",
    description:
      "Returns the URL of Spotify's consent page. Open it in a browser within ten minutes. Spotify redirects to `/callback`, or to your program, which then calls `POST /me/spotify/connect`.",
    reply: json(authorizeUrl, {
      example: { authorizeUrl: "https://accounts.spotify.com/authorize?client_id=0123456789abcdef" },
    }),
    errors: authorizationErrors,
  },
  "POST /me/spotify/connect": {
    ...connecting,
    summary: "Completes connecting to Spotify",
    description: "For programs that handle Spotify's redirect themselves. A `state` can be used once.",
    body: connectInput,
    example: { code: "AQD-the-code-that-came-back", state: "the-state-that-came-back" },
    reply: json(connection, { example: exampleConnection }),
    errors: [
      "authorization_unknown",
      "authorization_expired",
      "authorization_denied",
      "authorization_failed",
      ...spotifyErrors,
    ],
  },
  "GET /auth/spotify": {
    ...connecting,
    access: "session",
    summary: "Redirects to Spotify's consent page",
    description:
      "A link for browsers. Errors are shown on the Music page, and people who are not signed in are sent to the sign-in page.",
    query: z.object({
      next: z.string().max(500).optional().meta({
        description: "The path of the screen to return to, by default Music.",
      }),
    }),
    reply: redirect(
      "The URL of Spotify's consent page, or of a page of this instance that explains the problem.",
    ),
  },
  "POST /spotify/import": {
    ...imports,
    summary: "Starts an import from Spotify",
    description:
      "Imports all playlists and liked songs unless the body selects fewer. A person has one import at a time: if one is running, it is returned instead.",
    body: importInput,
    example: { playlists: "all", likedSongs: true },
    reply: json(jobReply, {
      status: 202,
      example: { job: { ...exampleJob, state: "queued" } },
      location: ({ job }) => `/api/v1/sync/jobs/${job.id}`,
    }),
    errors: ["spotify_not_connected", "reauth_required"],
  },
  "GET /sync/jobs": {
    ...imports,
    summary: "Lists the imports",
    description: "Newest first.",
    query: pageQuery,
    reply: json(pageOf(syncJob), { example: page(exampleJob) }),
  },
  "GET /sync/jobs/{id}": {
    ...imports,
    summary: "Returns an import",
    params: jobId,
    reply: json(syncJob, { example: exampleJob }),
  },
  "POST /sync/jobs/{id}/cancel": {
    ...imports,
    summary: "Cancels an import",
    description: "Keeps everything that was imported so far. Has no effect on an import that has ended.",
    params: jobId,
    reply: json(syncJob, { example: { ...exampleJob, state: "cancelled" } }),
  },
  "GET /sync/jobs/{id}/events": {
    ...imports,
    summary: "Streams the progress of an import",
    description: "Sends the current state of the import, then each change until it has ended.",
    params: jobId,
    reply: events("job", syncJob, exampleJob),
  },
} satisfies Operations;

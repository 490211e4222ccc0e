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
import { exampleConnection, exampleJob, page } from "./examples";
import { empty, events, json, type Operations, redirect } from "./operation";
import { ofAuthorization, ofSpotify } from "./refusals";

const connecting = { tag: "Spotify connection", access: "user" } as const;
const imports = { tag: "Imports", access: "user" } as const;

const exampleCredentials = {
  clientId: "0123456789abcdef0123456789abcdef",
  clientSecretSet: true,
  redirectUri: "https://music.example.org/callback",
  redirectUriProblem: null,
  verifiedAt: "2026-10-02T18:04:00.000Z",
};

const job = z.object({ id: idOf("job") });

export const spotify = {
  "GET /me/spotify": {
    ...connecting,
    summary: "How the connection stands",
    reply: json(connection, { example: exampleConnection }),
  },
  "DELETE /me/spotify": {
    ...connecting,
    summary: "Disconnect from Spotify",
    description:
      "The library stays, unless `purge` asks for it to go as well. The developer app stays entered.",
    query: z.object({
      purge: z
        .stringbool()
        .default(false)
        .meta({ description: "`true` deletes what came from Spotify too.", examples: ["true"] }),
    }),
    reply: empty,
  },
  "GET /me/spotify/credentials": {
    ...connecting,
    summary: "The developer app that was entered",
    reply: json(credentials, { example: exampleCredentials }),
  },
  "PUT /me/spotify/credentials": {
    ...connecting,
    summary: "Enter a developer app",
    description: "They are tried with Spotify before they are kept. The secret is never sent back.",
    body: credentialsInput,
    example: {
      clientId: "0123456789abcdef0123456789abcdef",
      clientSecret: "00112233445566778899aabbccddeeff",
    },
    reply: json(credentials, { example: exampleCredentials }),
    errors: ["invalid_spotify_credentials", ...ofSpotify],
    limit: "credentials",
  },
  "DELETE /me/spotify/credentials": {
    ...connecting,
    summary: "Forget the developer app",
    description: "Ends the connection that was made with it.",
    reply: empty,
  },
  "POST /me/spotify/authorize": {
    ...connecting,
    summary: "Begin to connect",
    description:
      "Gives the address of Spotify's consent page. Open it in a browser within ten minutes; Spotify sends it back to `/callback`, or to your program, which then calls `POST /me/spotify/connect`.",
    reply: json(authorizeUrl, {
      example: { authorizeUrl: "https://accounts.spotify.com/authorize?client_id=0123456789abcdef" },
    }),
    errors: ofAuthorization,
  },
  "POST /me/spotify/connect": {
    ...connecting,
    summary: "Finish connecting",
    description: "For a program that caught Spotify's redirect itself. A `state` works once.",
    body: connectInput,
    example: { code: "AQD-the-code-that-came-back", state: "the-state-that-came-back" },
    reply: json(connection, { example: exampleConnection }),
    errors: [
      "authorization_unknown",
      "authorization_expired",
      "authorization_denied",
      "authorization_failed",
      "invalid_spotify_credentials",
      ...ofSpotify,
    ],
  },
  "GET /auth/spotify": {
    ...connecting,
    access: "session",
    summary: "Go to Spotify's consent page",
    description:
      "A link for browsers. What goes wrong is told on the Music page, and who is not signed in is sent to sign in.",
    reply: redirect("To Spotify, or to a page of this instance that says what is in the way."),
  },
  "POST /spotify/import": {
    ...imports,
    summary: "Import from Spotify",
    description:
      "All playlists and liked songs unless the body says less. One import runs for a person: while it does, this answers with that one.",
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
    summary: "List the imports",
    description: "The newest first.",
    query: pageQuery,
    reply: json(pageOf(syncJob), { example: page(exampleJob) }),
  },
  "GET /sync/jobs/{id}": {
    ...imports,
    summary: "An import",
    params: job,
    reply: json(syncJob, { example: exampleJob }),
  },
  "POST /sync/jobs/{id}/cancel": {
    ...imports,
    summary: "Cancel an import",
    description: "What it brought until then stays. One that is over stays as it is.",
    params: job,
    reply: json(syncJob, { example: { ...exampleJob, state: "cancelled" } }),
  },
  "GET /sync/jobs/{id}/events": {
    ...imports,
    summary: "Follow an import",
    description: "The import each time it changed, until it is over.",
    params: job,
    reply: events("job", syncJob, exampleJob),
  },
} satisfies Operations;

import { expect } from "vitest";
import { finishAuthorization } from "@/lib/connections/finish-authorization";
import { getConnection } from "@/lib/connections/get-connection";
import { startAuthorization } from "@/lib/connections/start-authorization";
import type { UserContext } from "@/lib/core/context";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { appCaller } from "@/lib/spotify/app-token";
import { callSpotify } from "@/lib/spotify/call";
import type { SpotifyError } from "@/lib/spotify/errors";
import { decideOnConsent } from "../people";
import { spotifyId } from "./catalog";
import { type ConnectedListener, simulated } from "./simulated";

/** An error code and the text for the person. */
export type ExpectedError = { code: ErrorCode; says: RegExp };

/** Reads the stored connection and credentials, with `reauthRequiredAt` cleared, because a refusal may set it. */
export async function readStored({ userId }: UserContext) {
  const connection = await prisma().spotifyConnection.findUnique({ where: { userId } });
  const credentials = await prisma().spotifyCredentials.findUnique({ where: { userId } });
  return { connection: connection && { ...connection, reauthRequiredAt: null }, credentials };
}

export const stateOf = async (ctx: UserContext) => (await getConnection(ctx)).state;

/** Returns Spotify's own message from an error or its cause. */
export const upstreamMessageOf = (error: AppError) =>
  [error, error.cause]
    .map(each => (each as Partial<SpotifyError> | undefined)?.upstreamMessage)
    .find(Boolean);

/** Expects that an attempt is refused, deletes nothing and leaves the connection in `state`. */
export async function expectRefusal(
  ctx: UserContext,
  attempt: () => Promise<unknown>,
  expected: ExpectedError,
  state: string,
) {
  const before = await readStored(ctx);
  const error = await attempt().then(
    () => "no refusal",
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: expected.code, message: expect.stringMatching(expected.says) });
  expect(await readStored(ctx)).toEqual(before);
  expect(await stateOf(ctx)).toBe(state);
  return error as AppError;
}

export const expectedErrors = {
  credentials: {
    code: "invalid_spotify_credentials",
    says: /no longer accepts the client ID and secret of your developer app\..* Enter them again under Profile, Services; your library stays/,
  },
  startAgain: {
    code: "authorization_failed",
    says: /^Nothing was changed, because the sign-in at Spotify was not completed\. Connect Spotify again/,
  },
  connectAgain: {
    code: "reauth_required",
    says: /no longer accepts this connection\. Connect Spotify again on the Music page; your library stays as it is/,
  },
  ourMistake: {
    code: "refused_by_spotify",
    says: /The mistake is Tonearm’s, not yours.* tell the person who runs/,
  },
  unknownId: { code: "invalid_spotify_credentials", says: /does not know this client ID\. Copy it again/ },
  wrongSecret: {
    code: "invalid_spotify_credentials",
    says: /knows this client ID, but the secret is wrong\..*“View client secret” and copy it again/,
  },
  unavailable: { code: "spotify_unavailable", says: /isn’t responding right now.* try again shortly/ },
  unusable: {
    code: "spotify_reply_unusable",
    says: /cannot read\. Try again; if it happens again, tell the person/,
  },
} satisfies Record<string, ExpectedError>;

export const changeConnection = ({ userId }: UserContext, data: object) =>
  prisma().spotifyConnection.update({ where: { userId }, data });

const albumCall = { method: "GET", path: `/albums/${spotifyId("album", 1)}` } as const;
/** Reads an album with the app's own token and the priority of a click. */
export const readCatalog = ({ userId }: UserContext) => callSpotify(appCaller(userId), albumCall, "click");

/**
 * Starts the simulator. Returns it with functions that create people who are in a state in which Spotify is about to issue a
 * token.
 */
export async function simulatedTokenRefusals() {
  const simulator = await simulated();
  const { connected, forgetRequests } = simulator;

  /** Creates a connected person whose access token has expired. */
  async function connectedWithExpiredToken(): Promise<ConnectedListener> {
    const person = await connected();
    await changeConnection(person.ctx, { accessTokenExpiresAt: new Date() });
    return person;
  }

  /** Creates a connected person who agreed on the consent page again. `finish` handles the callback. */
  async function returningFromConsent() {
    const person = await connected();
    const { authorizeUrl } = await startAuthorization(person.ctx);
    const callback = await decideOnConsent(authorizeUrl, "agree", person.spotifyUser);
    await forgetRequests();
    return { ...person, callback, finish: () => finishAuthorization(person.ctx, callback) };
  }

  return { ...simulator, connectedWithExpiredToken, returningFromConsent };
}

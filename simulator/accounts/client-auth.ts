import type { HttpRequest } from "../http/message";
import type { App } from "../world/records";
import type { World } from "../world/world";
import { TokenError } from "./token-error";

export type Client = {
  app: App;
  /** False when the client sent only its id. */
  hasSecret: boolean;
};

/** Identifies the app by Basic credentials, by id and secret in the form, or by its id alone (PKCE). */
export function authenticateClient(world: World, request: HttpRequest, form: URLSearchParams): Client {
  const [id, secret] = readBasicCredentials(request) ?? [form.get("client_id"), form.get("client_secret")];
  if (!id) throw new TokenError("invalid_client");
  if (!/^[0-9a-f]{32}$/.test(id)) throw new TokenError("invalid_client", "Failed to get client");
  const app = world.apps.get(id);
  if (!app) throw new TokenError("invalid_client", "Invalid client");
  if (secret !== null && secret !== app.clientSecret)
    throw new TokenError("invalid_client", "Invalid client secret");
  request.caller.clientId = id;
  return { app, hasSecret: secret !== null };
}

function readBasicCredentials({ headers }: HttpRequest): [string, string] | null {
  const match = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? "");
  if (!match) return null;
  const text = Buffer.from(match[1] ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) throw new TokenError("invalid_client", "Invalid client");
  return [text.slice(0, colon), text.slice(colon + 1)];
}

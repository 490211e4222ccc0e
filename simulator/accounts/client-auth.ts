import type { HttpRequest } from "../http/message";
import type { App } from "../world/records";
import type { World } from "../world/world";
import { TokenError } from "./token-error";

export type Client = {
  app: App;
  /** The secret was shown, so this is more than a claimed id. */
  proven: boolean;
};

/** The app that asks: Basic, or id and secret in the form, or only the id (public clients with PKCE). */
export function authenticateClient(world: World, request: HttpRequest, form: URLSearchParams): Client {
  const [id, secret] = basicCredentials(request) ?? [form.get("client_id"), form.get("client_secret")];
  if (!id) throw new TokenError("invalid_client");
  if (!/^[0-9a-f]{32}$/.test(id)) throw new TokenError("invalid_client", "Failed to get client");
  const app = world.apps.get(id);
  if (!app) throw new TokenError("invalid_client", "Invalid client");
  if (secret !== null && secret !== app.clientSecret)
    throw new TokenError("invalid_client", "Invalid client secret");
  request.caller.clientId = id;
  return { app, proven: secret !== null };
}

function basicCredentials({ headers }: HttpRequest): [string, string] | null {
  const match = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? "");
  if (!match) return null;
  const text = Buffer.from(match[1] ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) throw new TokenError("invalid_client", "Invalid client");
  return [text.slice(0, colon), text.slice(colon + 1)];
}

import { randomBytes } from "node:crypto";
import { z } from "zod";
import { isSecureRedirectUri } from "../accounts/redirect-uris";
import { jsonReply, type Reply } from "../http/message";
import { defaultUserId } from "../world/defaults";
import type { App } from "../world/records";
import { ControlError, type ControlRequest } from "./control-route";
import { parseBody, requireApp } from "./parse";

const hex32Schema = z.string().regex(/^[0-9a-f]{32}$/, "must be 32 lowercase hex digits");
/** Spotify's Dashboard refuses the same redirect URIs. */
const redirectUriSchema = z
  .string()
  .refine(isSecureRedirectUri, "must be https or a loopback address such as http://127.0.0.1");

const appPatchSchema = z.strictObject({
  name: z.string().min(1).optional(),
  redirectUris: z.array(redirectUriSchema).optional(),
  ownerPremium: z.boolean().optional(),
  allowList: z.array(z.string()).max(5, "Development Mode admits five people").nullable().optional(),
  audioFeatures: z.boolean().optional(),
});

const newAppSchema = appPatchSchema.extend({
  clientId: hex32Schema.optional(),
  clientSecret: hex32Schema.optional(),
  developer: z.string().min(1).optional(),
});

export function createApp({ world, body }: ControlRequest): Reply {
  const input = parseBody(newAppSchema, body ?? {});
  const app: App = {
    clientId: randomHex(),
    clientSecret: randomHex(),
    name: "Another app",
    developer: defaultUserId,
    redirectUris: ["http://127.0.0.1/callback"],
    ownerPremium: true,
    allowList: null,
    audioFeatures: false,
    ...input,
  };
  if (world.apps.has(app.clientId)) throw new ControlError(409, `app ${app.clientId} exists already`);
  world.apps.set(app.clientId, app);
  world.saveSoon();
  return jsonReply(app, 201);
}

export function patchApp({ world, params, body }: ControlRequest): Reply {
  const app = Object.assign(requireApp(world, params.clientId), parseBody(appPatchSchema, body));
  world.saveSoon();
  return jsonReply(app);
}

function randomHex(): string {
  return randomBytes(16).toString("hex");
}

import { randomBytes } from "node:crypto";
import { z } from "zod";
import { isSecure } from "../accounts/redirect-uris";
import { jsonReply, type Reply } from "../http/message";
import { defaultUserId } from "../world/initial-state";
import type { App } from "../world/records";
import { ControlError, type ControlRequest } from "./control-route";
import { needApp, parse } from "./parse";

const hex32 = z.string().regex(/^[0-9a-f]{32}$/, "must be 32 lowercase hex digits");
/** The Dashboard refuses the same addresses. */
const redirectUri = z
  .string()
  .refine(isSecure, "must be https or a loopback address such as http://127.0.0.1");

const appPatchSchema = z.strictObject({
  name: z.string().min(1).optional(),
  redirectUris: z.array(redirectUri).optional(),
  ownerPremium: z.boolean().optional(),
  allowList: z.array(z.string()).max(5, "Development Mode admits five people").nullable().optional(),
  audioFeatures: z.boolean().optional(),
});

const newAppSchema = appPatchSchema.extend({
  clientId: hex32.optional(),
  clientSecret: hex32.optional(),
  developer: z.string().min(1).optional(),
});

export function createApp({ world, body }: ControlRequest): Reply {
  const given = parse(newAppSchema, body ?? {});
  const app: App = {
    clientId: randomHex(),
    clientSecret: randomHex(),
    name: "Another app",
    developer: defaultUserId,
    redirectUris: ["http://127.0.0.1/callback"],
    ownerPremium: true,
    allowList: null,
    audioFeatures: false,
    ...given,
  };
  if (world.apps.has(app.clientId)) throw new ControlError(409, `app ${app.clientId} exists already`);
  world.apps.set(app.clientId, app);
  world.changed();
  return jsonReply(app, 201);
}

export function patchApp({ world, params, body }: ControlRequest): Reply {
  const app = Object.assign(needApp(world, params.clientId), parse(appPatchSchema, body));
  world.changed();
  return jsonReply(app);
}

function randomHex(): string {
  return randomBytes(16).toString("hex");
}

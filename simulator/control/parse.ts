import type { z } from "zod";
import type { App, User } from "../world/records";
import type { World } from "../world/world";
import { ControlError } from "./control-route";

/** The body in the shape that the control takes, or a 400 that names each thing that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const text = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  throw new ControlError(400, text, issues);
}

export function needUser(world: World, id = ""): User {
  const user = world.users.get(id);
  if (!user) throw new ControlError(404, `there is no user ${id}`);
  return user;
}

export function needApp(world: World, clientId = ""): App {
  const app = world.apps.get(clientId);
  if (!app) throw new ControlError(404, `there is no app ${clientId}`);
  return app;
}

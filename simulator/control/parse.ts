import type { z } from "zod";
import type { App, User } from "../world/records";
import type { World } from "../world/world";
import { ControlError } from "./control-route";

/** Returns the parsed body, or throws a 400 that names each mistake. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const text = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  throw new ControlError(400, text, issues);
}

export function requireUser(world: World, id = ""): User {
  const user = world.users.get(id);
  if (!user) throw new ControlError(404, `there is no user ${id}`);
  return user;
}

export function requireApp(world: World, clientId = ""): App {
  const app = world.apps.get(clientId);
  if (!app) throw new ControlError(404, `there is no app ${clientId}`);
  return app;
}

import type { HttpRequest, Reply } from "../http/message";
import type { World } from "../world/world";

export type ControlRequest = {
  world: World;
  params: Record<string, string>;
  /** the parsed JSON body; undefined when there is none */
  body: unknown;
};

/** A row of the control table. Controls change the world the way people and operators would. */
export type ControlRoute = {
  method: HttpRequest["method"];
  path: string;
  handle(request: ControlRequest): Reply;
};

/** A mistake in the control request itself. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly issues: readonly { path: string; message: string }[] = [],
  ) {
    super(message);
  }
}

import type { HttpRequest, Reply } from "../http/message";
import type { World } from "../world/world";

export type ControlRequest = {
  world: World;
  params: Record<string, string>;
  /** The parsed JSON body; undefined when there is none. */
  body: unknown;
};

/** One route of the control API, which makes changes that users or Spotify itself would make. */
export type ControlRoute = {
  method: HttpRequest["method"];
  path: string;
  handle(request: ControlRequest): Reply;
};

/** An error in the control request itself. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly issues: readonly { path: string; message: string }[] = [],
  ) {
    super(message);
  }
}

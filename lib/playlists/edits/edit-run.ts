import type { UserContext } from "@/lib/core/context";
import type { ExpectedList } from "./compare";
import type { RunningEdit } from "./edit-row";

/** An edit that is being carried out on Spotify. */
export type EditRun = {
  ctx: UserContext;
  edit: RunningEdit;
  list: ExpectedList;
  /** The snapshot of `list`, as far as it is certain. */
  snapshotId: string | undefined;
  /** True once a step was sent that Spotify may have carried out in spite of an error. */
  mayBeSent: boolean;
  /** True while it is unknown if Spotify carried out the next step. */
  isUncertain: boolean;
};

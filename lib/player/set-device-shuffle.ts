import type { UserContext } from "@/lib/core/context";
import { sendPlayerCommand } from "./command";
import { setOrderedAt } from "./keep-order";

/** Turns the device's own shuffle on or off, as the person chose. @throws SpotifyError */
export async function setDeviceShuffle(
  ctx: UserContext,
  { state, deviceId }: { state: boolean; deviceId?: string | undefined },
): Promise<void> {
  await setOrderedAt(ctx, null);
  await sendPlayerCommand(ctx, spotify => spotify.setShuffle(state, deviceId));
}

import { demoPlayer } from "../player/demo-player";
import type { Player } from "../player/player";
import type { World } from "./world";

/** Everybody has a player; it is not kept on disk, so it begins idle after a restart. */
export function playerOf(world: World, userId: string): Player {
  const known = world.players.get(userId);
  if (known) return known;
  const player = demoPlayer();
  world.players.set(userId, player);
  return player;
}

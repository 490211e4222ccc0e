import { demoPlayer } from "../player/demo-player";
import type { Player } from "../player/player";
import type { World } from "./world";

/** Returns the user's player and creates it if needed. Players are not saved to disk. */
export function getPlayer(world: World, userId: string): Player {
  const existing = world.players.get(userId);
  if (existing) return existing;
  const player = demoPlayer();
  world.players.set(userId, player);
  return player;
}

import { useState } from "react";
import { usePlayer } from "../player/state/player-context";

/** Plays the queue from one of its items on; without one, from the current song on. */
export function useJump() {
  const { playQueue } = usePlayer();
  const [isJumping, setJumping] = useState(false);
  const jump = async (id?: string) => {
    setJumping(true);
    await playQueue(id ? { id } : {});
    setJumping(false);
  };
  return { jump, isJumping };
}

import { useQuery } from "@tanstack/react-query";
import { queueHeadQuery } from "@/lib/client/queue";

/** Returns the queue without its songs, while Spotify plays it; undefined while something else plays. */
export function useQueueHead() {
  const { data } = useQuery(queueHeadQuery());
  return data?.state === "active" ? data : undefined;
}

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { shuffleQuery } from "@/lib/client/shuffle";
import type { QueueSource } from "@/lib/schemas/queue";
import { useSessionName } from "../shuffle/use-session-name";

/** Words where the songs of the queue come from: "Next from Slow mornings". */
export function useSourceName(source: QueueSource | null): string {
  const t = useTranslations("queue.from");
  const nameOf = useSessionName();
  const shuffleId = source?.kind === "shuffle" ? source.id : null;
  // The queue has only the name of a shuffle, which is in English for liked songs.
  const { data: session } = useQuery({ ...shuffleQuery(shuffleId ?? ""), enabled: shuffleId !== null });
  if ((session?.source ?? source)?.kind === "likedSongs") return t("likedSongs");
  const name = session ? nameOf(session) : shuffleId ? null : source?.name;
  return name ? t("named", { name }) : t("other");
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { refreshShuffles, shuffleCommands, shuffleQuery } from "@/lib/api/client/shuffle";
import { PageHeader } from "../shell/page-header";
import { ProblemNote } from "../shell/problem-note";
import { TrackListSkeleton } from "../tracks/track-list-skeleton";
import { Button } from "../ui/button";
import { SessionPanel } from "./shuffle-panel";
import { ShufflePlay } from "./shuffle-play";

const kinds = {
  playlists: "Playlists together",
  likedSongs: "Liked songs",
  album: "Album",
  search: "Songs of your library",
};

/** One shuffle session, for what has no screen of its own. */
export function ShuffleScreen({ id }: { id: string }) {
  const { data: session, error, refetch } = useQuery(shuffleQuery(id));
  const client = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => shuffleCommands.remove(id),
    onSuccess: () => {
      router.push("/music");
      return refreshShuffles(client);
    },
    onError: problem => toast.error("The shuffle was not removed", { description: problem.message }),
  });
  if (!session) return error ? <ProblemNote error={error} retry={refetch} /> : <TrackListSkeleton />;
  return (
    <>
      <PageHeader
        title={session.name}
        note={`Shuffle: ${kinds[session.source.kind].toLowerCase()}`}
        actions={
          <>
            {!session.endedReason && <ShufflePlay look="primary" source={session.source} />}
            <Button size="lg" busy={remove.isPending} onClick={() => remove.mutate()}>
              {!remove.isPending && <Trash2 aria-hidden />}
              Forget this shuffle
            </Button>
          </>
        }
      />
      <SessionPanel session={session} open />
    </>
  );
}

"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { isConnected } from "@/lib/client/connection";
import { historyQuery, readHistory } from "@/lib/client/history";
import { HelpLink } from "../help/help-link";
import { usePlayer } from "../player/state/player-context";
import { PageHeader } from "../shell/page-header";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { EmptyState } from "../ui/status/empty-state";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";
import { HistoryUpdateNote } from "./history-update-note";
import { PlaysByDay } from "./plays-by-day";

export function HistoryScreen() {
  const t = useTranslations("history");
  const list = useInfiniteQuery(historyQuery());
  const newest = list.data?.pages[0];
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ReadNow />
            <Button asChild>
              <Link href="/history/import">
                <FileUp aria-hidden />
                {t("fromFiles")}
              </Link>
            </Button>
            <HelpLink article="history-file" anchor="gaps" subject={t("title")} />
          </>
        }
        note={newest && <HistoryUpdateNote readAt={newest.readAt} nextReadAt={newest.nextReadAt} />}
      />
      <PagedList list={list} loading={<TrackListSkeleton />} empty={<NoPlays />}>
        {plays => <PlaysByDay plays={plays} />}
      </PagedList>
    </>
  );
}

function NoPlays() {
  const t = useTranslations();
  const { connection } = usePlayer();
  const isNew = connection === "no-credentials" || connection === "credentials-saved";
  return (
    <EmptyState
      title={t("history.none.title")}
      action={
        isNew && (
          <Button asChild variant="primary">
            <Link href="/music">{t("services.connect")}</Link>
          </Button>
        )
      }
    >
      {t("history.none.text")}
    </EmptyState>
  );
}

/** Asks Spotify for the latest plays, with one request. */
function ReadNow() {
  const t = useTranslations("history.readNow");
  const client = useQueryClient();
  const { connection } = usePlayer();
  const read = useMutation({
    mutationFn: () => readHistory({ client }),
    onSuccess: ({ added }) => toast(t("done", { count: added })),
    onError: error => toastProblem(t("failed"), error),
  });
  if (!isConnected(connection)) return null;
  return (
    <Button busy={read.isPending} onClick={() => read.mutate()} title={t("cost")}>
      {!read.isPending && <RefreshCw aria-hidden />}
      {t("action")}
    </Button>
  );
}

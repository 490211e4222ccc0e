import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ImportReport } from "@/lib/schemas/export";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { useUndoLibraryImport } from "./use-undo-library-import";

const maxListedPlaylists = 8;

/** The outcome of an import of a file, with its undo. */
export function LibraryFileReport({ report, onDismiss }: { report: ImportReport; onDismiss: () => void }) {
  const t = useTranslations("libraryFile.report");
  const { playlists, songs, likedSongs, leftOut } = report;
  const undo = useUndoLibraryImport(report, onDismiss);
  const hasBrought = playlists.length > 0 || likedSongs.added > 0;
  const unlistedCount = playlists.length - maxListedPlaylists;
  return (
    <Callout
      title={t("title", { playlists: playlists.length, songs: songs.created })}
      onDismiss={onDismiss}
      action={
        hasBrought && (
          <Button busy={undo.isPending} onClick={() => undo.mutate()}>
            {t("undo")}
          </Button>
        )
      }
    >
      <ul className="grid gap-1">
        {playlists.slice(0, maxListedPlaylists).map(({ id, name, nameInFile, trackCount }) => {
          const link = (chunks: ReactNode) => (
            <Link href={`/playlists/${id}`} className="text-ink underline underline-offset-2">
              {chunks}
            </Link>
          );
          const values = { name, link, count: trackCount };
          return (
            <li key={id} className="break-words">
              {nameInFile && name !== nameInFile
                ? t.rich("renamed", { ...values, nameInFile })
                : t.rich("playlist", values)}
            </li>
          );
        })}
        {unlistedCount > 0 && <li>{t("more", { count: unlistedCount })}</li>}
      </ul>
      {likedSongs.added > 0 && <p>{t("liked", { count: likedSongs.added })}</p>}
      {leftOut.length > 0 && (
        <>
          <p className="mt-3 font-semibold text-ink">{t("skipped")}</p>
          <ul className="grid gap-1">
            {leftOut.map(({ reason, count, examples }) => (
              <li key={reason} className="break-words">
                {t("skippedEntry", {
                  count,
                  reason: t(`reasons.${reason}`),
                  examples: [...examples, ...(count > examples.length ? ["…"] : [])].join(", "),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  );
}

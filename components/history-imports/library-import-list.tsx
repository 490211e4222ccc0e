"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { libraryImportsQuery } from "@/lib/client/export";
import type { LibraryImport } from "@/lib/schemas/export";
import { useUndoLibraryImport } from "../library-file/use-undo-library-import";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { Confirm } from "../ui/overlays/confirm";
import { Skeleton } from "../ui/status/skeleton";
import { LocalTime } from "../ui/text/local-time";
import { useFormat } from "../ui/text/use-format";

const maxNames = 3;

/** The imported files of the last 30 days, each with its undo. */
export function LibraryImportList({ onUndone }: { onUndone: (id: string) => void }) {
  const t = useTranslations("historyImports.library.imports");
  const list = useInfiniteQuery(libraryImportsQuery());
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="mt-6 border-line border-t pt-5">
      <h3 id={headingId} className="mb-2 font-semibold">
        {t("title")}
      </h3>
      {/* Gets the focus when an import with the focus goes. */}
      <div tabIndex={-1} className="outline-none">
        <PagedList
          list={list}
          loading={<Skeleton className="h-14 rounded-md" />}
          empty={<p className="text-pretty text-muted text-sm">{t("none")}</p>}
        >
          {imports => (
            <ul className="divide-y divide-line">
              {imports.map(each => (
                <LibraryImportRow key={each.id} libraryImport={each} onUndone={() => onUndone(each.id)} />
              ))}
            </ul>
          )}
        </PagedList>
      </div>
    </section>
  );
}

type RowProps = { libraryImport: LibraryImport; onUndone: () => void };

function LibraryImportRow({ libraryImport, onUndone }: RowProps) {
  const t = useTranslations("historyImports.library.imports");
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const undo = useUndoLibraryImport(libraryImport, () => {
    setAsking(false);
    onUndone();
  });
  const { fileNames, playlists, likedSongs, createdAt } = libraryImport;
  const names = fileNames.length > 0 ? fileNames : playlists.map(({ name }) => name);
  const more = names.length - maxNames;
  const name =
    names.length === 0
      ? t(likedSongs.added > 0 ? "onlyLikes" : "unnamed")
      : format.list([...names.slice(0, maxNames), ...(more > 0 ? [t("more", { count: more })] : [])]);
  const songs = playlists.reduce((sum, { trackCount }) => sum + trackCount, 0);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="grid min-w-0 flex-1 basis-40 gap-0.5">
        <p className="wrap-anywhere font-medium text-sm">{name}</p>
        <p className="text-pretty text-muted text-sm">
          <LocalTime at={createdAt} />
          {" · "}
          {t("brought", { playlists: playlists.length, songs })}
          {likedSongs.added > 0 && <> · {t("liked", { count: likedSongs.added })}</>}
        </p>
      </div>
      <Button
        variant="ghost"
        busy={undo.isPending}
        aria-label={t("undoNamed", { name })}
        onClick={() => setAsking(true)}
      >
        {t("undo")}
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title={t("undoTitle")}
        description={t("undoText")}
        action={t("undo")}
        busy={undo.isPending}
        onConfirm={() => undo.mutate()}
      />
    </li>
  );
}

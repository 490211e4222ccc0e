"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { historyImportsQuery } from "@/lib/client/history-imports";
import { HelpLink } from "../help/help-link";
import { PageHeader } from "../shell/page-header";
import { PagedList } from "../ui/lists/paged-list";
import { Skeleton } from "../ui/status/skeleton";
import { HistoryImportCard } from "./history-import-card";
import { HowToAsk } from "./how-to-ask";
import { LibraryCard } from "./library-card";
import { UploadCard } from "./upload-card";

/** Brings the listening history from files: how to get them, the upload, and all imports. */
export function HistoryImportsScreen() {
  const t = useTranslations("historyImports");
  const list = useInfiniteQuery(historyImportsQuery());
  const results = useRef<HTMLDivElement>(null);
  const [uploadedId, setUploadedId] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={<HelpLink article="history-file" anchor="spotify" subject={t("title")} />}
      />
      <div className="grid gap-4">
        <HowToAsk />
        <UploadCard onUploaded={({ id }) => setUploadedId(id)} />
        {/* Gets the focus when an import with the focus goes. */}
        <div ref={results} tabIndex={-1} className="outline-none empty:hidden">
          <PagedList list={list} loading={<Skeleton className="h-40 rounded-lg" />} empty={null}>
            {imports => (
              <section aria-labelledby="history-imports" className="my-4">
                <h2 id="history-imports" className="title mb-3 text-xl">
                  {t("list")}
                </h2>
                <ol className="grid gap-4">
                  {imports.map(each => (
                    <li key={each.id}>
                      <HistoryImportCard
                        historyImport={each}
                        isNew={each.id === uploadedId}
                        onGone={() => results.current?.focus({ preventScroll: true })}
                      />
                    </li>
                  ))}
                </ol>
              </section>
            )}
          </PagedList>
        </div>
        <LibraryCard />
      </div>
    </>
  );
}

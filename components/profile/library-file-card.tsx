"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download, Upload } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { importFile, libraryExportPath } from "@/lib/client/export";
import { ApiProblem } from "@/lib/client/request";
import type { ImportReport } from "@/lib/schemas/export";
import { leftOutLabels } from "../tracks/left-out-labels";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { formatNumber, pluralize } from "../ui/text/format";

const reasonLabels: Record<ImportReport["leftOut"][number]["reason"], string> = {
  withdrawn: leftOutLabels.withdrawn,
  unknown: "The file does not describe this song, and your library does not have it",
  not_spotify: "Not the URI of a Spotify track, episode or local file",
  not_readable: leftOutLabels.not_readable,
  unusable: "What the file says here could not be used",
};

/** Exports the library as a file and imports such a file. */
export function LibraryFileCard() {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const importChosenFile = async (file: File) => {
    setBusy(true);
    setReport(null);
    setRefusal(null);
    try {
      setReport(await importFile(file, { client }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setRefusal(error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card>
      <div className="mb-4 grid gap-1">
        <Eyebrow>Your library as a file</Eyebrow>
        <p className="text-pretty text-muted text-sm">
          All playlists in order, your liked songs and what is known of each song. JSON can be imported again;
          CSV is for spreadsheets.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <a href={libraryExportPath("json")} download>
            <Download aria-hidden />
            Export my library
          </a>
        </Button>
        <Button asChild variant="ghost">
          <a href={libraryExportPath("csv")} download>
            <Download aria-hidden />
            Export as CSV
          </a>
        </Button>
        <Button busy={busy} onClick={() => input.current?.click()}>
          {!busy && <Upload aria-hidden />}
          Import a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="File to import"
          className="sr-only"
          tabIndex={-1}
          onChange={event => {
            const [file] = event.target.files ?? [];
            // Without a reset, choosing the same file again fires no event.
            event.target.value = "";
            if (file) importChosenFile(file);
          }}
        />
      </div>
      <div className="mt-4 empty:hidden" aria-live="polite">
        {refusal && (
          <Callout tone="danger" title="The file was not imported" onDismiss={() => setRefusal(null)}>
            {refusal}
          </Callout>
        )}
        {report && <Report report={report} onDismiss={() => setReport(null)} />}
      </div>
    </Card>
  );
}

const maxListedPlaylists = 8;

function Report({ report, onDismiss }: { report: ImportReport; onDismiss: () => void }) {
  const { playlists, songs, leftOut } = report;
  const unlistedCount = playlists.length - maxListedPlaylists;
  return (
    <Callout
      title={`${pluralize(playlists.length, "playlist")} made, ${pluralize(songs.created, "new song")}`}
      onDismiss={onDismiss}
    >
      <ul className="grid gap-1">
        {playlists.slice(0, maxListedPlaylists).map(({ id, name, nameInFile, trackCount }) => (
          <li key={id} className="break-words">
            <Link href={`/playlists/${id}`} className="text-ink underline underline-offset-2">
              {name}
            </Link>
            , {pluralize(trackCount, "track")}
            {name !== nameInFile && nameInFile && `: there was a playlist ${nameInFile} already`}
          </li>
        ))}
        {unlistedCount > 0 && <li>and {formatNumber(unlistedCount)} more</li>}
      </ul>
      {leftOut.length > 0 && (
        <>
          <p className="mt-3 font-semibold text-ink">Left out</p>
          <ul className="grid gap-1">
            {leftOut.map(({ reason, count, examples }) => (
              <li key={reason} className="break-words">
                {formatNumber(count)}: {reasonLabels[reason]} ({examples.join(", ")}
                {count > examples.length && ", …"})
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  );
}

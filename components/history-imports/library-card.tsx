"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  ImportFileButton,
  LibraryImportOutcome,
  useLibraryImport,
} from "../library-file/library-file-import";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { TextField } from "../ui/controls/field";
import { LibraryImportList } from "./library-import-list";

/** Imports liked songs and playlists from files of other programs, and pasted links. */
export function LibraryCard() {
  const t = useTranslations("historyImports.library");
  const libraryImport = useLibraryImport();
  const [links, setLinks] = useState("");
  return (
    <Card>
      <Eyebrow className="mb-1">{t("title")}</Eyebrow>
      <p className="mb-4 text-pretty text-muted text-sm">{t("text")}</p>
      <div className="grid gap-4">
        <div>
          <ImportFileButton {...libraryImport}>{t("choose")}</ImportFileButton>
        </div>
        <form
          className="grid gap-3"
          onSubmit={async event => {
            event.preventDefault();
            if (await libraryImport.send(links)) setLinks("");
          }}
        >
          <TextField
            label={t("links")}
            hint={t("linksHint")}
            value={links}
            onChange={event => setLinks(event.target.value)}
          />
          <Button
            type="submit"
            className="justify-self-start"
            disabled={links.trim() === ""}
            busy={libraryImport.busy}
          >
            {t("importLinks")}
          </Button>
        </form>
      </div>
      <LibraryImportOutcome {...libraryImport} />
      <LibraryImportList onUndone={id => id === libraryImport.report?.id && libraryImport.clear()} />
    </Card>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { playlistQuery } from "@/lib/client/playlists";
import { PageHeader } from "../../shell/page-header";
import { DuplicatesSection } from "./duplicates-section";

/** Duplicates of a playlist or of the whole library, the two kinds apart. */
export function DuplicatesScreen({ playlistId }: { playlistId?: string }) {
  const t = useTranslations("songs");
  return (
    <>
      {playlistId ? <PlaylistLink id={playlistId} /> : <BackLink href="/songs" name={t("title")} />}
      <PageHeader title={t("duplicates.title")} note={t("duplicates.note")} />
      <DuplicatesSection kind="repeated" playlistId={playlistId} />
      <DuplicatesSection kind="sameRecording" playlistId={playlistId} />
    </>
  );
}

function PlaylistLink({ id }: { id: string }) {
  const t = useTranslations("versions");
  const { data: playlist } = useQuery(playlistQuery(id));
  return <BackLink href={`/playlists/${id}`} name={playlist?.name ?? t("back")} />;
}

const BackLink = ({ href, name }: { href: string; name: string }) => (
  <Link
    href={href}
    className="mb-3 inline-flex min-h-10 max-w-full items-center gap-2 text-muted text-sm hover:text-ink"
  >
    <ArrowLeft className="size-4 shrink-0" aria-hidden />
    <span dir="auto" className="truncate">
      {name}
    </span>
  </Link>
);

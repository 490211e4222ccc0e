import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SongScreen } from "@/components/songs/song-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { uuid } from "@/lib/schemas/common";
import { markScreenLoaded } from "../../screen-loaded";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("songs.song");
  return { title: t("title") };
}

/** The browser asks for the song, which may wait for Spotify. */
export default async function SongPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await requireContext(`/songs/${id}`);
  if (!uuid.safeParse(id).success) notFound();
  markScreenLoaded();
  return <SongScreen id={id} />;
}

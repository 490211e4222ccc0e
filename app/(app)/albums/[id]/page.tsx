import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AlbumScreen } from "@/components/album/album-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { spotifyId } from "@/lib/schemas/catalog";

export const metadata: Metadata = { title: "Album" };

export default async function AlbumPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await requireContext(`/albums/${id}`);
  if (!spotifyId.safeParse(id).success) notFound();
  return <AlbumScreen id={id} />;
}

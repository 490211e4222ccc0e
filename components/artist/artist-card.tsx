import Link from "next/link";
import type { ReactNode } from "react";
import type { ArtistSummary } from "@/lib/schemas/catalog";
import { CardWithMenu } from "../collections/card-menu";
import { Cover } from "../ui/artwork/cover";

export function ArtistCard({ artist, place }: { artist: ArtistSummary; place?: ReactNode }) {
  return (
    <CardWithMenu name={artist.name} uri={`spotify:artist:${artist.id}`} className="group">
      <Link
        href={`/artists/${artist.id}`}
        className="grid grid-cols-[minmax(0,1fr)] justify-items-center gap-2.5 rounded-md text-center"
        prefetch={false}
      >
        <Cover
          src={artist.imageUrl}
          name={artist.name}
          className="w-full rounded-full shadow-sleeve transition-transform duration-200 group-hover:-translate-y-1"
        />
        <span dir="auto" className="line-clamp-2 font-semibold leading-snug">
          {artist.name}
        </span>
        {place}
      </Link>
    </CardWithMenu>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";
import type { AlbumSummary } from "@/lib/schemas/catalog";
import { CardWithMenu } from "../collections/card-menu";
import { Cover } from "../ui/artwork/cover";
import { joinNames } from "../ui/text/format";

/** Album in a grid. `place` says where a found one is from. */
export function AlbumCard({ album, place }: { album: AlbumSummary; place?: ReactNode }) {
  return (
    <CardWithMenu name={album.name} uri={`spotify:album:${album.id}`} className="group">
      <Link href={`/albums/${album.id}`} className="grid gap-2.5 rounded-md" prefetch={false}>
        <Cover
          src={album.imageUrl}
          name={album.name}
          className="w-full rounded-md shadow-sleeve transition-transform duration-200 group-hover:-translate-y-1"
        />
        <span className="grid gap-0.5">
          <span dir="auto" className="line-clamp-2 font-semibold leading-snug">
            {album.name}
          </span>
          <span className="truncate text-muted text-sm tabular-nums">
            {[album.releaseDate?.slice(0, 4), joinNames(album.artists)].filter(Boolean).join(" · ")}
          </span>
          {place}
        </span>
      </Link>
    </CardWithMenu>
  );
}

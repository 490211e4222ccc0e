import { useTranslations } from "next-intl";
import type { Playlist } from "@/lib/schemas/library";
import { AccessBadge, OriginBadge } from "../library/playlist-badges";
import { Cover } from "../ui/artwork/cover";
import { LocalTime } from "../ui/text/local-time";
import { PlayButtons } from "./play-buttons";
import { PlaylistMenu } from "./playlist-menu";

/** Cover, facts and actions of a playlist. */
export function PlaylistHero({ playlist }: { playlist: Playlist }) {
  const t = useTranslations();
  const { name, description, ownerName, syncedAt } = playlist;
  return (
    <header className="mb-8 grid grid-cols-[minmax(0,1fr)] items-end gap-x-8 gap-y-5 sm:grid-cols-[auto_minmax(0,1fr)]">
      <Cover
        src={playlist.imageUrl}
        name={name}
        className="w-40 rounded-md shadow-float sm:w-52 lg:w-60"
        eager
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <div className="flex flex-wrap gap-2">
          <OriginBadge origin={playlist.origin} />
          {playlist.access === "metadata" && <AccessBadge />}
        </div>
        <h1 className="title line-clamp-3 break-words text-[clamp(2rem,4.6vw,4rem)]">{name}</h1>
        {description && <p className="max-w-2xl text-pretty break-words text-muted">{description}</p>}
        <p className="flex flex-wrap gap-x-4 text-muted text-sm tabular-nums">
          {/* The song count of a playlist with hidden songs is unreliable. */}
          {playlist.access === "owner" && <span>{t("tracks.count", { count: playlist.trackCount })}</span>}
          {ownerName && <span>{t("playlist.by", { owner: ownerName })}</span>}
          {syncedAt && <span>{t.rich("playlist.synced", { time: () => <LocalTime at={syncedAt} /> })}</span>}
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <PlayButtons playlist={playlist} />
          <PlaylistMenu playlist={playlist} />
        </div>
      </div>
    </header>
  );
}

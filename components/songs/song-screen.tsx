"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesColumn, ListPlus, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ApiProblem } from "@/lib/client/request";
import { playlistsWithSongQuery, songDetailsQuery } from "@/lib/client/songs";
import type { SongDetails } from "@/lib/schemas/library";
import { figuresPath } from "../insights/figures-link";
import { usePlayer } from "../player/state/player-context";
import { NotFoundNote } from "../shell/not-found-note";
import { AddToPlaylist } from "../tracks/add-to-playlist/add-to-playlist";
import { AlbumName, Credits, isTrack } from "../tracks/credits";
import { LikeButton } from "../tracks/like-button";
import { canPlay } from "../tracks/row-data";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { BigName } from "../ui/text/big-name";
import { LocalTime } from "../ui/text/local-time";
import { SongLength } from "../ui/text/song-length";
import { useFormat } from "../ui/text/use-format";

/** A song of the library with what is known about it. */
export function SongScreen({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(songDetailsQuery(id));
  if (error instanceof ApiProblem && error.code === "not_found") return <NotFoundNote anchor={Link} />;
  if (!data)
    return error ? <ProblemNote error={error} retry={refetch} /> : <Skeleton className="h-60 rounded-lg" />;
  return (
    <>
      <title>{`${data.song.title} · Tonearm`}</title>
      <SongHero details={data} />
      <Facts details={data} />
      <HoldingLists songId={id} />
    </>
  );
}

function SongHero({ details: { song } }: { details: SongDetails }) {
  const t = useTranslations();
  const player = usePlayer();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <header className="mb-8 grid grid-cols-[minmax(0,1fr)] items-end gap-x-8 gap-y-5 sm:grid-cols-[auto_minmax(0,1fr)]">
      <Cover
        src={song.imageUrl}
        name={song.album?.name ?? song.title}
        className="w-40 rounded-md shadow-float sm:w-52"
        eager
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <div>
          <Badge>{t(song.isLocal ? "tracks.kinds.local" : "songs.song.title")}</Badge>
        </div>
        <BigName>{song.title}</BigName>
        <p dir="auto" className="font-medium">
          <Credits artists={song.artists} linked={isTrack(song)} />
        </p>
        <p className="flex flex-wrap gap-x-4 text-muted text-sm tabular-nums">
          <span dir="auto">
            <AlbumName song={song} />
          </span>
          <span>
            <SongLength song={song} />
          </span>
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            size="lg"
            disabled={!canPlay(song)}
            onClick={() => player.play({ uris: [song.uri] })}
          >
            <Play className="fill-current" aria-hidden />
            {t("playlist.play")}
          </Button>
          <Button size="lg" onClick={() => setIsAdding(true)}>
            <ListPlus aria-hidden />
            {t("tracks.addToPlaylist.title")}
          </Button>
          {song.id && (
            <Button size="lg" asChild>
              <Link href={figuresPath({ kind: "songs", songId: song.id })} prefetch={false}>
                <ChartNoAxesColumn aria-hidden />
                {t("insights.of.yours")}
              </Link>
            </Button>
          )}
          {isTrack(song) && <LikeButton song={song} tabIndex={0} />}
        </div>
      </div>
      {isAdding && <AddToPlaylist songs={[song]} onClose={() => setIsAdding(false)} />}
    </header>
  );
}

const pitches = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"] as const;
const modes = ["minor", "major"] as const;

function Facts({ details }: { details: SongDetails }) {
  const t = useTranslations("songs.song");
  const columns = useTranslations("tracks.columns");
  const format = useFormat();
  const { addedAt, plays, lastPlayedAt, audioFeatures, genres } = details;
  const { tempo = null, key = null, mode = null, energy = null } = audioFeatures ?? {};
  const pitch = pitches[key ?? -1];
  return (
    <dl className="mb-10 grid max-w-3xl grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
      {addedAt && (
        <Fact name={columns("addedAt")}>
          <LocalTime at={addedAt} show="date" />
        </Fact>
      )}
      <Fact name={columns("plays")}>{format.number(plays)}</Fact>
      {lastPlayedAt && (
        <Fact name={columns("lastPlayedAt")}>
          <LocalTime at={lastPlayedAt} show="date" />
        </Fact>
      )}
      {tempo !== null && <Fact name={t("tempo")}>{t("bpm", { tempo: Math.round(tempo) })}</Fact>}
      {pitch && (
        <Fact name={t("key")}>
          {t(`modes.${modes[mode ?? -1] ?? "unknown"}`, { key: t(`pitches.${pitch}`) })}
        </Fact>
      )}
      {energy !== null && <Fact name={t("energy")}>{t("share", { share: energy })}</Fact>}
      {genres.length > 0 && <Fact name={t("genres")}>{genres.join(" · ")}</Fact>}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="text-muted text-sm">{name}</dt>
    <dd className="font-medium text-lg tabular-nums">{children}</dd>
  </div>
);

/** Links to the playlists that have the song. */
function HoldingLists({ songId }: { songId: string }) {
  const t = useTranslations("songs.song");
  const { data, error, refetch } = useQuery(playlistsWithSongQuery(songId));
  if (!data && error) return <ProblemNote error={error} retry={refetch} />;
  if (!data?.length) return null;
  return (
    <section aria-labelledby="playlists-with-song" className="max-w-3xl">
      <h2 id="playlists-with-song" className="title mb-3 text-xl">
        {t("playlists")}
      </h2>
      <ul className="grid gap-1">
        {data.map(({ id, name, imageUrl }) => (
          <li key={id}>
            <Link
              href={`/playlists/${id}`}
              className="flex min-h-12 items-center gap-3 rounded-md px-2 hover:bg-panel"
            >
              <Cover src={imageUrl} name={name} className="size-10 rounded-sm" />
              <span dir="auto" className="truncate">
                {name}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SearchResults as Results } from "@/lib/schemas/search";
import { AlbumCard } from "../album/album-card";
import { ArtistCard } from "../artist/artist-card";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { SongList } from "../tracks/song-list";
import { CardGrid } from "../ui/cards/card-grid";
import { CardPlace } from "./card-place";
import { PlaylistResult } from "./playlist-result";
import { ResultsSection } from "./results-section";
import type { Answer } from "./use-search";

export const isEmpty = ({ songs, albums, artists, playlists }: Results) =>
  [songs, albums, artists, playlists].every(results => !results?.items.length);

const allSongsPath = (q: string) => `/songs?${new URLSearchParams({ q })}`;

type SearchResultsProps = { answer: Answer };

/** Results grouped by kind; in each group the library's first, then what only Spotify has. */
export function SearchResults(search: SearchResultsProps) {
  const t = useTranslations("search");
  const { q, results, library } = search.answer;
  const hasOwnSongs = results.songs?.items.some(({ inLibrary }) => inLibrary);
  const actions = hasOwnSongs && (
    <ShufflePlay source={{ kind: "search", search: q }} size="md" variant="ghost" />
  );
  return (
    <>
      <ResultsSection {...search} kind="song" select={({ songs }) => songs} actions={actions}>
        {songs => (
          <>
            <SongList label={t("songsFound")} songs={songs} />
            {library?.isPartial && (
              <p className="mt-3 text-muted text-sm">
                {t.rich("tooMany", {
                  link: text => (
                    <Link href={allSongsPath(q)} className="text-accent-text underline underline-offset-4">
                      {text}
                    </Link>
                  ),
                })}
              </p>
            )}
          </>
        )}
      </ResultsSection>
      <ResultsSection {...search} kind="artist" select={({ artists }) => artists}>
        {artists => (
          <CardGrid>
            {artists.map(artist => (
              <ArtistCard key={artist.id} artist={artist} place={<CardPlace {...artist} />} />
            ))}
          </CardGrid>
        )}
      </ResultsSection>
      <ResultsSection {...search} kind="album" select={({ albums }) => albums}>
        {albums => (
          <CardGrid>
            {albums.map(album => (
              <AlbumCard key={album.id} album={album} place={<CardPlace {...album} />} />
            ))}
          </CardGrid>
        )}
      </ResultsSection>
      <ResultsSection {...search} kind="playlist" select={({ playlists }) => playlists}>
        {playlists => (
          <CardGrid>
            {playlists.map(playlist => (
              <PlaylistResult key={playlist.id ?? playlist.spotifyId} playlist={playlist} />
            ))}
          </CardGrid>
        )}
      </ResultsSection>
    </>
  );
}

import { useTranslations } from "next-intl";
import type { Source } from "@/lib/client/search";
import type { SearchResults as Results } from "@/lib/schemas/search";
import { AlbumCard } from "../album/album-card";
import { ArtistCard } from "../artist/artist-card";
import { SongList } from "../tracks/song-list";
import { CardGrid } from "../ui/cards/card-grid";
import { PlaylistResult } from "./playlist-result";
import { ResultsSection } from "./results-section";

export const isEmpty = ({ songs, albums, artists, playlists }: Results) =>
  [songs, albums, artists, playlists].every(results => !results?.items.length);

type SearchResultsProps = { source: Source; q: string; first: Results };

/** Results grouped by kind. */
export function SearchResults(search: SearchResultsProps) {
  const t = useTranslations("search");
  return (
    <>
      <ResultsSection {...search} kind="song" select={({ songs }) => songs}>
        {songs => <SongList label={t("songsFound")} songs={songs} />}
      </ResultsSection>
      <ResultsSection {...search} kind="artist" select={({ artists }) => artists}>
        {artists => (
          <CardGrid>
            {artists.map(artist => (
              <ArtistCard key={artist.id} artist={artist} />
            ))}
          </CardGrid>
        )}
      </ResultsSection>
      <ResultsSection {...search} kind="album" select={({ albums }) => albums}>
        {albums => (
          <CardGrid>
            {albums.map(album => (
              <AlbumCard key={album.id} album={album} />
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

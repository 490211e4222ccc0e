-- Missing titles were stored as an English word. Songs can really be called so; these are sure not to be: local files whose address
-- names no such title, and songs without length and artists, as Spotify sends withdrawn ones.
UPDATE songs SET title = '' WHERE title = 'Untitled' AND (
  (uri LIKE 'spotify:local:%' AND uri !~ ':Untitled(:\d*)?$')
  OR (duration_ms = 0 AND NOT jsonb_path_exists(artists, '$[*] ? (@.name != "")')));
-- The next import writes the name again if Spotify has this one.
UPDATE playlists SET name = '' WHERE name = 'Untitled' AND origin = 'spotify';
-- Screens and the API name the shuffle of the liked songs by its source.
UPDATE shuffle_sessions SET name = '' WHERE source = '{"kind":"likedSongs"}';
UPDATE queues SET source = jsonb_set(source, '{name}', 'null')
  WHERE source->>'kind' = 'shuffle' AND source->>'name' IN ('Liked songs', 'Titres likés');

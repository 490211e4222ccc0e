-- Normalizes a text for the search: folded words separated by single spaces. Quotes and punctuation separate words, `&` is `and`, a
-- "feat." between words is left out, and each character of a script without spaces and each emoji is a word. `searchText` of
-- lib/library/search/search-text.ts does the same.
CREATE FUNCTION search_text(text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  folded text := fold_text(replace(translate($1, '''"`´‘’‚‛“”„‟′ʻʼ«»‹›™℠', repeat('/', 21)), '&', ' and '));
BEGIN
  IF octet_length(folded) <> char_length(folded) THEN
    folded := regexp_replace(regexp_replace(folded,
      '[\u0085\u00A0-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05F3\u05F4\u060C\u061B\u061F\u0640\u066A-\u066D\u06D4\u0964\u0965\u1680\u2000-\u206F\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u30FB\uFEFF]', ' ', 'g'),
      '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2190-\u2BFF\u3005-\u3007\u3031-\u30FA\u30FC-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U0001F000-\U0001FAFF\U00020000-\U0003FFFF])', ' \1 ', 'g');
  END IF;
  folded := trim(regexp_replace(translate(folded, E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', repeat(' ', 32)), '[\u0001-\u0020\u007F]+', ' ', 'g'), ' ');
  IF folded ~ ' (feat|ft|featuring) ' THEN
    folded := regexp_replace(folded, ' (feat|ft|featuring)(?= )', '', 'g');
  END IF;
  RETURN folded;
END $$;

-- Removes punctuation inside of words: "AC/DC" becomes "ACDC", "Don't" "Dont" and "P!nk" "Pink". `joinedText` does the same.
CREATE FUNCTION joined_text(text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  RETURN regexp_replace(regexp_replace(regexp_replace($1,
    '([A-Za-z])[$](?=[A-Za-z])', '\1s', 'g'), '([A-Za-z])!(?=[A-Za-z])', '\1i', 'g'),
    '([^\u0001-/:-@\[-`{-\u007F´‘’‚‛“”„‟′ʻʼ«»‹›‐-―…])[!-%''-/:-@\[-`{-~´‘’‚‛“”„‟′ʻʼ«»‹›‐-―…]+(?=[^\u0001-/:-@\[-`{-\u007F´‘’‚‛“”„‟′ʻʼ«»‹›‐-―…])', '\1', 'g');
END $$;

-- The normalized title (or the words for a missing one), artists and album of a song, a line each; then the other words that it has without inner punctuation; then, marked
-- by `*`, the ends of the words of title and artists. `songSearchText` of lib/library/search/search-text.ts does the same.
CREATE FUNCTION song_search_text(title text, artists jsonb, album text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  names text := left((SELECT string_agg(artist->>'name', ' ') FROM jsonb_path_query(artists, '$[*]') artist), 1000);
  named text;
  lines text;
  joined text;
BEGIN
  title := left(COALESCE(NULLIF(title, ''), 'Untitled Sans titre'), 1000);
  album := left(album, 1000);
  named := concat(search_text(title), E'\n', search_text(names));
  lines := concat(named, E'\n', search_text(album));
  joined := concat_ws(' ', title, names, album);
  RETURN concat(lines, E'\n',
    CASE WHEN joined_text(joined) <> joined THEN (
      SELECT string_agg(word, ' ' ORDER BY place) FROM (
        SELECT word, min(place) AS place FROM string_to_table(search_text(joined_text(joined)), ' ') WITH ORDINALITY AS t(word, place)
        GROUP BY word) words
      WHERE word <> ALL (string_to_array(translate(lines, E'\n', ' '), ' '))) END,
    E'\n', (
      SELECT string_agg('*' || substr(word, start), ' ' ORDER BY place, start) FROM (
        SELECT left(word, 30) AS word, min(place) AS place
        FROM string_to_table(translate(named, E'\n', ' '), ' ') WITH ORDINALITY AS t(word, place) GROUP BY 1) words,
        generate_series(2, length(word) - 2) start));
END $$;

-- The terms of a search text. Each begins with a part of the person's id, so that an index on them has the terms of a person together.
-- The cost keeps the planner from computing them for each row, and PL/pgSQL keeps it from seeing through the function.
CREATE FUNCTION song_terms(user_id uuid, search_text text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE COST 10000 AS $$
BEGIN
  RETURN array_to_tsvector(string_to_array(
    left(user_id::text, 8) || replace(translate(search_text, E'\n', ' '), ' ', ' ' || left(user_id::text, 8)), ' '));
END $$;

-- Adding a generated column writes the table once, and filling another column would write it twice.
ALTER TABLE "songs" ADD COLUMN "search_text" TEXT COLLATE "C" GENERATED ALWAYS AS (song_search_text("title", "artists", "album_name")) STORED;
ALTER TABLE "songs" ALTER COLUMN "search_text" DROP EXPRESSION;
-- A short list of pending entries, because each search reads it. Statistics of the terms would cost a second after each import.
CREATE INDEX "songs_terms_idx" ON "songs" USING gin (song_terms("user_id", "search_text")) WITH (gin_pending_list_limit = 1024);
ALTER INDEX "songs_terms_idx" ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX "songs_user_id_search_text_idx" ON "songs"("user_id", left("search_text", 100));

-- The app sends the search text, because it computes it many times faster. This is for everything else that writes songs.
CREATE FUNCTION set_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := song_search_text(NEW.title, NEW.artists, NEW.album_name);
  RETURN NEW;
END $$;
CREATE TRIGGER "songs_insert_search_text" BEFORE INSERT ON "songs" FOR EACH ROW
  WHEN (NEW.search_text IS NULL) EXECUTE FUNCTION set_search_text();
CREATE TRIGGER "songs_update_search_text" BEFORE UPDATE OF "title", "artists", "album_name" ON "songs" FOR EACH ROW
  WHEN (NEW.search_text = OLD.search_text AND
    (NEW.title, NEW.artists, NEW.album_name) IS DISTINCT FROM (OLD.title, OLD.artists, OLD.album_name))
  EXECUTE FUNCTION set_search_text();

ALTER TABLE "playlists" ADD COLUMN "search_text" TEXT COLLATE "C" GENERATED ALWAYS AS (search_text(COALESCE(NULLIF("name", ''), 'Untitled Sans titre'))) STORED;

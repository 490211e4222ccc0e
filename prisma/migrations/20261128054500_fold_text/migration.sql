-- Folds a text for filters and searches: without case, accents, vowel points and quotes, and with plain letters. `foldText` of
-- lib/schemas/fold-text.ts does the same in the browser. Immutable, so that an index can contain it.
CREATE FUNCTION fold_text(text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  IF octet_length($1) = char_length($1) THEN
    RETURN translate(lower($1 COLLATE "C"), '''"`', '');
  END IF;
  RETURN replace(replace(replace(replace(translate(regexp_replace(
    lower(normalize(replace($1, '´', ''''), NFKD) COLLATE "und-x-icu"),
    '[''"`‘’‚‛“”„‟′ʻʼ«»‹›\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\u3099\u309A\uFE00-\uFE0F\uFE20-\uFE2F]', '', 'g'),
    'øłđðħıŧς', 'olddhitσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
END $$;

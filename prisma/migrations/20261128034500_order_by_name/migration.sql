-- Orders names as people expect in every language: accents and case count only between names that are equal otherwise, and 2 comes
-- before 10. Prisma's schema knows no collations.
CREATE COLLATION "by_name" (provider = icu, locale = 'und-u-kn-true');

DROP INDEX "songs_user_id_title_id_idx";
CREATE INDEX "songs_user_id_title_id_idx" ON "songs"("user_id", "title" COLLATE "by_name", "id");

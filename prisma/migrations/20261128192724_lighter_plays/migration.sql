-- DropForeignKey
ALTER TABLE "plays" DROP CONSTRAINT "plays_user_id_fkey";

-- AlterTable
ALTER TABLE "shuffle_sessions" ADD COLUMN     "fed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "player_watches" (
    "user_id" UUID NOT NULL,
    "state" JSONB,
    "problem" JSONB,
    "next_look_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "player_watches_pkey" PRIMARY KEY ("user_id")
);

-- AddForeignKey
ALTER TABLE "player_watches" ADD CONSTRAINT "player_watches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

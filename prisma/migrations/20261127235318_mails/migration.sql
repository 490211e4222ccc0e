-- AlterTable
ALTER TABLE "users" ADD COLUMN     "mail_about_connection" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "mail_about_imports" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mails_done_at_next_attempt_at_idx" ON "mails"("done_at", "next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "mails_user_id_kind_about_key" ON "mails"("user_id", "kind", "about");

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

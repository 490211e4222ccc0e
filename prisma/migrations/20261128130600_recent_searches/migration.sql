-- CreateTable
CREATE TABLE "recent_searches" (
    "user_id" UUID NOT NULL,
    "q" TEXT NOT NULL,
    "searched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recent_searches_pkey" PRIMARY KEY ("user_id","q")
);

-- AddForeignKey
ALTER TABLE "recent_searches" ADD CONSTRAINT "recent_searches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

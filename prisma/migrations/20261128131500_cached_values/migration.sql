-- DropForeignKey
ALTER TABLE "catalog_entries" DROP CONSTRAINT "catalog_entries_user_id_fkey";

-- DropTable
DROP TABLE "catalog_entries";

-- CreateTable
CREATE TABLE "cached_values" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cached_values_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateIndex
CREATE INDEX "cached_values_expires_at_idx" ON "cached_values"("expires_at");

-- AddForeignKey
ALTER TABLE "cached_values" ADD CONSTRAINT "cached_values_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

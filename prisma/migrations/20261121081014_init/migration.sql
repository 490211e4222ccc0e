-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('member', 'admin');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('browser', 'token');

-- CreateEnum
CREATE TYPE "PlaylistOrigin" AS ENUM ('local', 'spotify');

-- CreateEnum
CREATE TYPE "PlaylistAccess" AS ENUM ('owner', 'metadata');

-- CreateEnum
CREATE TYPE "ItemKind" AS ENUM ('song', 'episode', 'local', 'unavailable');

-- CreateEnum
CREATE TYPE "SyncJobState" AS ENUM ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'member',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "kind" "SessionKind" NOT NULL,
    "token_hash" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spotify_credentials" (
    "user_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret_sealed" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spotify_credentials_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "spotify_connections" (
    "user_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "spotify_user_id" TEXT NOT NULL,
    "display_name" TEXT,
    "scopes" TEXT[],
    "access_token_sealed" TEXT NOT NULL,
    "access_token_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "refresh_token_sealed" TEXT NOT NULL,
    "authorized_at" TIMESTAMPTZ(3) NOT NULL,
    "reauth_required_at" TIMESTAMPTZ(3),

    CONSTRAINT "spotify_connections_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "spotify_authorizations" (
    "state_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "code_verifier_sealed" TEXT NOT NULL,
    "redirect_uri" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spotify_authorizations_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "spotify_cooldowns" (
    "client_id" TEXT NOT NULL,
    "endpoint_group" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spotify_cooldowns_pkey" PRIMARY KEY ("client_id","endpoint_group","kind")
);

-- CreateTable
CREATE TABLE "spotify_call_counts" (
    "user_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "endpoint_group" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "spotify_call_counts_pkey" PRIMARY KEY ("user_id","client_id","endpoint_group","hour")
);

-- CreateTable
CREATE TABLE "songs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "uri" TEXT NOT NULL,
    "spotify_id" TEXT,
    "title" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "artists" JSONB NOT NULL,
    "album_id" TEXT,
    "album_name" TEXT,
    "image_url" TEXT,
    "isrc" TEXT,
    "is_local" BOOLEAN NOT NULL DEFAULT false,
    "is_playable" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "songs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "liked_songs" (
    "song_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "liked_songs_pkey" PRIMARY KEY ("song_id")
);

-- CreateTable
CREATE TABLE "playlists" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "origin" "PlaylistOrigin" NOT NULL,
    "access" "PlaylistAccess" NOT NULL DEFAULT 'owner',
    "spotify_id" TEXT,
    "snapshot_id" TEXT,
    "owner_name" TEXT,
    "image_url" TEXT,
    "track_count" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL DEFAULT 0,
    "synced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playlists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playlist_items" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "playlist_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "song_id" UUID,
    "kind" "ItemKind" NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playlist_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_jobs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "state" "SyncJobState" NOT NULL DEFAULT 'queued',
    "phase" TEXT NOT NULL DEFAULT 'queued',
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "skipped" JSONB NOT NULL DEFAULT '[]',
    "spotify_calls" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "error" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shuffle_sessions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "playlist_id" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "set_number" INTEGER NOT NULL DEFAULT 1,
    "set_size" INTEGER NOT NULL,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "fed_until" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shuffle_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shuffle_slots" (
    "session_id" UUID NOT NULL,
    "set_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "shuffle_slots_pkey" PRIMARY KEY ("session_id","set_number","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE INDEX "spotify_authorizations_user_id_idx" ON "spotify_authorizations"("user_id");

-- CreateIndex
CREATE INDEX "songs_user_id_title_id_idx" ON "songs"("user_id", "title", "id");

-- CreateIndex
CREATE UNIQUE INDEX "songs_user_id_uri_key" ON "songs"("user_id", "uri");

-- CreateIndex
CREATE INDEX "liked_songs_user_id_added_at_song_id_idx" ON "liked_songs"("user_id", "added_at", "song_id");

-- CreateIndex
CREATE INDEX "playlists_user_id_position_id_idx" ON "playlists"("user_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "playlists_user_id_spotify_id_key" ON "playlists"("user_id", "spotify_id");

-- CreateIndex
CREATE INDEX "playlist_items_playlist_id_position_idx" ON "playlist_items"("playlist_id", "position");

-- CreateIndex
CREATE INDEX "playlist_items_song_id_idx" ON "playlist_items"("song_id");

-- CreateIndex
CREATE INDEX "sync_jobs_user_id_created_at_idx" ON "sync_jobs"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "shuffle_sessions_user_id_playlist_id_key" ON "shuffle_sessions"("user_id", "playlist_id");

-- CreateIndex
CREATE INDEX "shuffle_slots_item_id_idx" ON "shuffle_slots"("item_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spotify_credentials" ADD CONSTRAINT "spotify_credentials_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spotify_connections" ADD CONSTRAINT "spotify_connections_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spotify_authorizations" ADD CONSTRAINT "spotify_authorizations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spotify_call_counts" ADD CONSTRAINT "spotify_call_counts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "songs" ADD CONSTRAINT "songs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liked_songs" ADD CONSTRAINT "liked_songs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liked_songs" ADD CONSTRAINT "liked_songs_song_id_fkey" FOREIGN KEY ("song_id") REFERENCES "songs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlists" ADD CONSTRAINT "playlists_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_items" ADD CONSTRAINT "playlist_items_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_items" ADD CONSTRAINT "playlist_items_song_id_fkey" FOREIGN KEY ("song_id") REFERENCES "songs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_jobs" ADD CONSTRAINT "sync_jobs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shuffle_sessions" ADD CONSTRAINT "shuffle_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shuffle_sessions" ADD CONSTRAINT "shuffle_sessions_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shuffle_slots" ADD CONSTRAINT "shuffle_slots_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "shuffle_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shuffle_slots" ADD CONSTRAINT "shuffle_slots_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "playlist_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One import at a time for each person: a second request finds the running one.
CREATE UNIQUE INDEX "sync_jobs_one_active" ON "sync_jobs"("user_id", "kind") WHERE "state" IN ('queued', 'running', 'waiting');

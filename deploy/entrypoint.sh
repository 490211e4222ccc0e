#!/bin/sh
# Runs one of Tonearm's commands, such as "worker" or "npm run db:migrate", or any other program of the image.
set -eu
cd /app

name=${1:-start}
words=1
if [ "$name" = npm ]; then
  name=${2:-}
  words=2
  if [ "$name" = run ]; then
    name=${3:-}
    words=3
  fi
fi
name=$(printf '%s' "$name" | tr : -)
[ -e "scripts/$name.ts" ] || exec "$@"
[ $# -eq 0 ] || shift "$words"
[ "${1:-}" != -- ] || shift

# The password of the demo is public, so it never uses the data of a real instance.
[ "$name" != demo ] || [ "$DATA_DIR" != /data ] || export DATA_DIR=/data/demo

# Two containers on one volume would each start a PostgreSQL on the same files and destroy them: neither sees the other's process.
if [ -z "${DATABASE_URL:-}" ] && [ "$name" != simulator ]; then
  if ! mkdir -p "$DATA_DIR" || ! [ -w "$DATA_DIR" ]; then
    echo "The user $(id -u) of this container cannot write to $DATA_DIR. Give it the folder: chown $(id -u):$(id -g) FOLDER" >&2
    exit 1
  fi
  exec 9>>"$DATA_DIR/.lock"
  if ! flock --nonblock 9; then
    echo "Another container uses the volume at $DATA_DIR. Run the command in it: docker exec CONTAINER npm run ..." >&2
    exit 1
  fi
fi
exec node scripts/run.mjs "$name" "$@"

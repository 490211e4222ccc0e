#!/bin/sh
# Runs one of Tonearm's commands, such as "worker" or "npm run db:migrate", or any other program of the image.
set -eu
cd /app

if [ "${1:-}" = npm ]; then
  shift
  [ "${1:-}" != run ] || shift
fi
name=$(printf '%s' "${1:-start}" | tr : -)
[ -e "scripts/$name.ts" ] || exec "$@"
[ $# -eq 0 ] || shift
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

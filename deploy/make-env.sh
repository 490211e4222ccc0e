#!/bin/sh
# Makes deploy/.env with the secrets of an instance: sh deploy/make-env.sh music.example.org
# Never changes a line that exists; a later run adds only what a newer version needs.
set -eu
umask 077
file="$(dirname "$0")/.env"
domain="${1:-}"

random() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
# For addresses, in which other characters have a meaning.
random_hex() { head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

has() { [ -e "$file" ] && grep -q "^$1=" "$file"; }
add() { has "$1" || { printf '%s=%s\n' "$1" "$2" >>"$file" && echo "added $1"; }; }

if ! has DOMAIN; then
  case "$domain" in
    '' | *[!A-Za-z0-9.-]*)
      echo "Name the domain that people will open, without https: sh $0 music.example.org" >&2
      exit 1
      ;;
  esac
fi
add DOMAIN "$domain"
add APP_SECRET "$(random)"
add ENCRYPTION_KEYS "k1:$(random)"
add POSTGRES_PASSWORD "$(random_hex)"
add GRAFANA_PASSWORD "$(random_hex)"
echo "$file is complete. Keep a copy in a safe place: without its keys, stored Spotify connections cannot be used."

#!/bin/bash
# The part of the official PostgreSQL image's first-start contract that docker-compose.yml relies on:
# a volume without data is initialised by POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB and
# POSTGRES_INITDB_ARGS; a temporary server, on its socket only, runs what lies in
# /docker-entrypoint-initdb.d in the order of names (*.sh executed or sourced, *.sql); a failure there ends
# the container; a volume with data is taken as it is.
set -Eeo pipefail

: "${POSTGRES_USER:=postgres}" "${POSTGRES_DB:=$POSTGRES_USER}"

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R 999:999 /var/lib/postgresql
  exec setpriv --reuid=999 --regid=999 --clear-groups "$0" "$@"
fi

if [ -s "$PGDATA/PG_VERSION" ]; then
  echo 'the folder holds a database already; initialisation is skipped'
  exec "$@" -c 'listen_addresses=*'
fi

[ -n "$POSTGRES_PASSWORD" ] || { echo 'POSTGRES_PASSWORD is not set' >&2; exit 1; }
eval "initdb --encoding=UTF8 --username=\"\$POSTGRES_USER\" --pwfile=<(echo \"\$POSTGRES_PASSWORD\") $POSTGRES_INITDB_ARGS"
echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
pg_ctl -w -D "$PGDATA" -o "-c listen_addresses=''" start

if [ "$POSTGRES_DB" != postgres ]; then
  psql -X -U "$POSTGRES_USER" -d postgres -v ON_ERROR_STOP=1 -v name="$POSTGRES_DB" \
    <<< 'CREATE DATABASE :"name"'
fi
for file in /docker-entrypoint-initdb.d/*; do
  case "$file" in
    *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
    *.sql) psql -X -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v ON_ERROR_STOP=1 -f "$file" ;;
  esac
done
pg_ctl -w -D "$PGDATA" -m fast stop
exec "$@" -c 'listen_addresses=*'

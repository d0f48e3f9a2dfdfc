#!/bin/bash
# The part of the official MongoDB image's first-start contract that docker-compose.yml relies on: a volume
# without data is started on 127.0.0.1 only, gets the root user of MONGO_INITDB_ROOT_USERNAME and
# MONGO_INITDB_ROOT_PASSWORD, and runs what lies in /docker-entrypoint-initdb.d in the order of names (*.sh,
# *.js in mongosh, as that user); then the server starts for all, asking for passwords.
set -Eeo pipefail

if [ ! -e /data/db/WiredTiger ]; then
  mongod --host 127.0.0.1 &
  started=$!
  for _ in {1..60}; do
    mongosh --quiet --host 127.0.0.1 --eval 'db.runCommand({ping: 1}).ok' > /dev/null 2>&1 && break
    sleep 0.5
  done
  mongosh --quiet --host 127.0.0.1 admin --eval 'db.createUser({
    user: process.env.MONGO_INITDB_ROOT_USERNAME, pwd: process.env.MONGO_INITDB_ROOT_PASSWORD,
    roles: [{role: "root", db: "admin"}]})'
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.js) mongosh --quiet --host 127.0.0.1 -u "$MONGO_INITDB_ROOT_USERNAME" \
        -p "$MONGO_INITDB_ROOT_PASSWORD" --authenticationDatabase admin test "$file" ;;
    esac
  done
  kill "$started"
  wait "$started" || true
fi
exec "$@" --host 0.0.0.0 --auth

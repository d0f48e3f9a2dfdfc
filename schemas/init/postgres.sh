#!/usr/bin/env bash
# Seeds a fresh PostgreSQL: roles, one database a dataset, scratch databases, and last of all
# `dojo_ready`, the mark that all is there. The official image runs it at its first start, executed or
# sourced; it works on any server that psql reaches by its own variables (PGHOST, PGPORT) as superuser.
#
# DOJO_HOME               holds schemas/ and seed_data/ (/dojo)
# DOJO_INIT               holds roles.sql and the like (DOJO_HOME/init)
# DOJO_LEARNER_PASSWORD, DOJO_GRADER_PASSWORD, POSTGRES_USER

( # a shell of its own: where this file is sourced, nothing stays behind
  set -euo pipefail
  home="${DOJO_HOME:-/dojo}"
  init="${DOJO_INIT:-$home/init}"

  sql() { psql -X -q -v ON_ERROR_STOP=1 -w -U "${POSTGRES_USER:-postgres}" -d "$@"; }

  # Text sorts by code point everywhere, as it does offline.
  create_database() { # name, owner
    local locale="LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
    if [ "$(sql postgres -tA -c 'SHOW server_version_num')" -lt 170000 ]; then
      locale="LOCALE_PROVIDER libc LOCALE 'C.UTF-8'"
    fi
    sql postgres -v name="$1" -v owner="$2" <<< \
      "CREATE DATABASE :\"name\" OWNER :\"owner\" TEMPLATE template0 ENCODING 'UTF8' $locale"
  }

  copy_tables() { # dataset; in the order in which the schema creates them
    local dataset="$1" table file header
    sql "$dataset" -tA -c "SELECT relname FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY oid" |
      while IFS= read -r table; do
        file="$home/seed_data/$dataset/$table.csv"
        IFS= read -r header < "$file"
        sql "$dataset" -c "COPY public.\"$table\" (${header%$'\r'}) FROM STDIN
            WITH (FORMAT csv, HEADER match)" < "$file"
      done
  }

  echo 'dojo: roles'
  sql postgres -f "$init/roles.sql" \
    -v learner_password="${DOJO_LEARNER_PASSWORD:-learner}" \
    -v grader_password="${DOJO_GRADER_PASSWORD:-grader}"

  for schema in "$home"/schemas/*/postgres.sql; do
    dataset="$(basename "$(dirname "$schema")")"
    echo "dojo: database $dataset"
    create_database "$dataset" "${POSTGRES_USER:-postgres}"
    sql "$dataset" -1 -f "$schema"
    copy_tables "$dataset"
    sql "$dataset" -f "$init/lockdown.sql" -f "$init/grants.sql"
    sql "$dataset" -c 'VACUUM (FREEZE, ANALYZE)'
  done

  for number in 0 1 2 3 4 5 6 7; do
    create_database "dojo_scratch_$number" grader
    sql "dojo_scratch_$number" -f "$init/lockdown.sql" -f "$init/scratch.sql"
  done

  sql postgres -c 'CREATE DATABASE dojo_ready ALLOW_CONNECTIONS false'
  echo 'dojo: seeded'
)

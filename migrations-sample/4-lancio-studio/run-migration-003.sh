#!/bin/sh
# Stands for Lancio's own runner of migration 003. Tidemark gives it the connection in the PG*
# variables, as psql reads them. It only looks, and needs nothing but a shell.
set -eu

: "${PGHOST:?the connection is missing from the environment}"
: "${PGPORT:?}" "${PGDATABASE:?}" "${PGUSER:?}"
echo "checking the roles in $PGDATABASE on $PGHOST:$PGPORT"

if command -v psql > /dev/null 2>&1; then
  unknown=$(psql -XAtq -c "select count(*) from platform.user_roles where role not in ('owner', 'admin', 'member', 'viewer')")
  if [ "$unknown" -ne 0 ]; then
    echo "$unknown users have a role that nobody knows" >&2
    exit 1
  fi
  echo "every role is known"
else
  echo "psql is not installed here, so the roles were not looked at"
fi

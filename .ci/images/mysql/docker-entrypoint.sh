#!/bin/sh
# As the official image of MySQL has it, as far as the tests use it: options may stand alone, and an empty data directory is made
# with a root of the password in MYSQL_ROOT_PASSWORD, who may come from MYSQL_ROOT_HOST.
set -eu
case "${1:-}" in '' | -*) set -- mysqld "$@" ;; esac
[ "$1" = mysqld ] || exec "$@"
shift
set -- mysqld --datadir=/var/lib/mysql --socket=/var/run/mysqld/mysqld.sock --pid-file=/var/run/mysqld/mysqld.pid --skip-name-resolve "$@"

if [ ! -d /var/lib/mysql/mysql ]; then
  if [ -z "${MYSQL_ROOT_PASSWORD:-}" ]; then
    echo 'The data directory is empty: MYSQL_ROOT_PASSWORD must be given.' >&2
    exit 1
  fi
  password=$(printf %s "$MYSQL_ROOT_PASSWORD" | sed "s/[\\\\']/\\\\&/g")
  statements=/tmp/first.sql
  (
    umask 077
    cat > "$statements" << SQL
ALTER USER 'root'@'localhost' IDENTIFIED BY '$password';
CREATE USER 'root'@'${MYSQL_ROOT_HOST:-%}' IDENTIFIED BY '$password';
GRANT ALL ON *.* TO 'root'@'${MYSQL_ROOT_HOST:-%}' WITH GRANT OPTION;
SQL
  )
  "$@" --initialize-insecure --init-file="$statements"
  rm "$statements"
fi
exec "$@"

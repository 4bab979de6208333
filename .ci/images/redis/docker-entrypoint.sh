#!/bin/sh
# As the official image of Redis has it: options or a configuration may stand alone, and whoever reaches the container's port is let in
# unless the configuration says otherwise.
set -eu
case "${1:-}" in '' | -* | *.conf) set -- redis-server "$@" ;; esac
[ "$1" = redis-server ] || exec "$@"
shift
case "${1:-}" in
  *.conf) configuration=$1; shift; set -- "$configuration" --protected-mode no "$@" ;;
  *) set -- --protected-mode no "$@" ;;
esac
exec redis-server "$@"

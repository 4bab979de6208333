#!/usr/bin/env bash
# Prints the Secrets that the shop wants, with values made by chance: k8s/secrets.sh | kubectl apply -n seckill -f -
# With --env the same as lines for compose.yaml: k8s/secrets.sh --env > .env
# Twice are two sets: keep what you have made. Database, Redis and Nacos have to know theirs; in k8s/overlays/prod they are yours already,
# so that seckill-database-admin, seckill-redis and seckill-nacos are to be written by hand there (docs/deploy.md).
set -euo pipefail

format=${1:-}
if [ $# -gt 1 ] || { [ -n "$format" ] && [ "$format" != --env ]; }; then
  echo "usage: k8s/secrets.sh [--env]" >&2
  exit 2
fi

word() { head -c 18 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'; }
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
digits() { head -c 48 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# secret NAME KEY VALUE ...
secret() {
  local name=$1; shift
  if [ "$format" = --env ]; then
    while [ $# -gt 0 ]; do
      local variable=${name}_$1
      variable=${variable//-/_}
      printf '%s=%s\n' "${variable^^}" "$2"
      shift 2
    done
    return
  fi
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\nstringData:\n' "$name"
  while [ $# -gt 0 ]; do printf '  %s: "%s"\n' "$1" "$2"; shift 2; done
}

umask 077
secret seckill-database stock "$(word)" orders "$(word)" payment "$(word)" gateway "$(word)" tc "$(word)" audit "$(word)"
secret seckill-database-admin user root password "$(word)"
secret seckill-redis username default password "$(word)"
secret seckill-nacos username nacos password "$(word)" token-key "$(key)" identity-key "$(word)" identity-value "$(word)"
secret seckill-tc console-password "$(word)" secret-key "$(digits)"
secret seckill-keys session "$(key)" shipping "$(key)" payment "$(key)"
secret seckill-people operator "$(word)" auditor "$(word)"

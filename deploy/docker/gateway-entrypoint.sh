#!/bin/sh
# Fills the gateway's template from the environment into a writable folder and starts nginx on it.
set -eu

: "${GATEWAY_WORK_DIR:=/tmp/gateway}"
mkdir -p "$GATEWAY_WORK_DIR"

# In compose names change their address when a container is replaced, so nginx asks again; RESOLVE is "resolve" there.
server() { printf 'server %s max_fails=0 %s;' "$1" "${GATEWAY_RESOLVE:-}"; }

export GATEWAY_WORK_DIR
export GATEWAY_CONF_DIR="$GATEWAY_WORK_DIR"
export GATEWAY_LISTEN="${GATEWAY_LISTEN:-8080}"
export GATEWAY_ERROR_LOG="${GATEWAY_ERROR_LOG:-/dev/stderr}"
export GATEWAY_ACCESS_LOG="${GATEWAY_ACCESS_LOG:-/dev/stdout}"
export GATEWAY_RESOLVER="${GATEWAY_RESOLVER:-}"
export GATEWAY_STORAGE_ORIGIN="${GATEWAY_STORAGE_ORIGIN:-}"
export GATEWAY_REQUESTS_PER_SECOND="${GATEWAY_REQUESTS_PER_SECOND:-100}"
export GATEWAY_BURST="${GATEWAY_BURST:-400}"
export GATEWAY_SIGN_INS_PER_MINUTE="${GATEWAY_SIGN_INS_PER_MINUTE:-120}"
export GATEWAY_SOCKETS_PER_ADDRESS="${GATEWAY_SOCKETS_PER_ADDRESS:-500}"
export WEB_ROOT="${WEB_ROOT:-/srv/web}"
export ADMIN_WEB_ROOT="${ADMIN_WEB_ROOT:-/srv/admin-root}"

# Whose word on the caller's address counts: the load balancer in front, and nobody when there is none.
if [ -n "${GATEWAY_TRUSTED_PROXIES:-}" ]; then
  GATEWAY_REAL_IP="real_ip_header X-Forwarded-For; real_ip_recursive on;"
  for proxy in $GATEWAY_TRUSTED_PROXIES; do GATEWAY_REAL_IP="$GATEWAY_REAL_IP set_real_ip_from $proxy;"; done
else
  GATEWAY_REAL_IP=""
fi
export GATEWAY_REAL_IP

export API_SERVERS="$(server "${API_ADDRESS:-api:8080}")"
export REALTIME_WS_SERVERS="$(server "${REALTIME_WS_ADDRESS:-realtime-ws:8080}")"
export ADMIN_API_SERVERS="$(server "${ADMIN_API_ADDRESS:-admin-api:8080}")"
export ARCHIVE_FETCHER_SERVERS="$(server "${ARCHIVE_FETCHER_ADDRESS:-archive-fetcher:8080}")"
export MEDIA_WORKER_SERVERS="$(server "${MEDIA_WORKER_ADDRESS:-media-worker:8080}")"

# Only names in capitals: what else begins with a dollar sign is nginx's own.
names=$(sed -n 's/.*\(\${[A-Z_]*}\).*/\1/p' /etc/hearken/*.template | sort -u | tr '\n' ' ')
for template in /etc/hearken/*.template; do
  envsubst "$names \${GATEWAY_CONF_DIR}" < "$template" > "$GATEWAY_CONF_DIR/$(basename "$template" .template)"
done
cp /etc/hearken/mime.types "$GATEWAY_CONF_DIR/mime.types"

exec nginx -c "$GATEWAY_CONF_DIR/gateway.conf" -p "$GATEWAY_WORK_DIR" -e "$GATEWAY_ERROR_LOG" -g 'daemon off;'

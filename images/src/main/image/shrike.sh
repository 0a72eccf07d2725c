#!/bin/sh
# shrike DEPLOYABLE [ARGUMENT...]: runs one of the parts that are in this image, as process 1 of its container
set -eu

usage() {
  echo "usage: shrike DEPLOYABLE [ARGUMENT...]; the deployables are:" >&2
  for file in /app/*.args; do
    name=${file##*/}
    echo "  ${name%.args}" >&2
  done
  exit 2
}

[ $# -gt 0 ] || usage
name=$1
[ -f "/app/$name.args" ] || usage
shift

# a secret may be given as a file, as orchestrators mount them
for variable in SHRIKE_SERVICE_SECRET SHRIKE_POSTGRES_PASSWORD SHRIKE_ADMIN_PASSWORD SHRIKE_POSITION_SECRET SHRIKE_VERIFICATION_PASSWORD; do
  eval "file=\${${variable}_FILE:-}"
  if [ -n "$file" ]; then
    value=$(cat "$file") || { echo "shrike: ${variable}_FILE cannot be read" >&2; exit 1; }
    export "$variable=$value"
  fi
done

# classes that were archived for this part; the JVM leaves aside an archive that does not fit it
archive=
if [ -f "/app/$name.jsa" ]; then archive="-XX:SharedArchiveFile=/app/$name.jsa"; fi

# shellcheck disable=SC2086
exec java @/app/jvm.options $archive ${JAVA_OPTS:-} "@/app/$name.args" "$@"

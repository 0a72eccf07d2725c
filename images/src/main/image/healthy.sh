#!/bin/bash
# healthy [PORT] [PATH]: whether this container's part answers 200 there; 8080 and /health if nothing is said. For engines whose health
# checks run a command.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${1:-8080}"
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "${2:-/health}" >&3
read -r -t 5 _ status _ <&3
[ "$status" = 200 ]

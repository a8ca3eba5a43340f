#!/bin/sh
# bin/otel-ts of a copy whose aspects change. It calls itself what the original is called, so that the go command compiles
# again what a flag tells it to, and takes all else from its cache (installation.ts).
here=${0%/*}
for last; do :; done
case $1$last in
toolexec-V=full)
	while [ $# -gt 2 ]; do shift; done
	exec "$(cat "$here/original")" toolexec "$@" ;;
toolexec*) ;;
*) GOFLAGS=$(cat "$here/goflags") && export GOFLAGS ;;
esac
exec "$here/launcher" "$@"

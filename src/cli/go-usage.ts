// `otel-ts go --help`.

export const USAGE = `Usage: otel-ts go [flags] <go command> [its arguments]

Runs the go command; build, install, run, test and vet weave. Everything behind the go subcommand is go's own: otel-ts go help build

Flags:
  --aspects FILE...    aspect files beside those of otel-ts.yml
  --strict             what could not be woven is an error
  --timings            a table on stderr: where the time of the build went
  --timings=FILE.json  the same as JSON, call by call
  --trace-build        send the build as a trace over OTLP (OTEL_EXPORTER_OTLP_ENDPOINT …)

The last three may stand behind build, install and run, too: otel-ts go build --timings ./...
On a terminal, build and install show what is done; OTEL_TS_PROGRESS=off leaves it out.
`;

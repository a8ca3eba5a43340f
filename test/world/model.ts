// One entry of modules.yaml: what is downloaded, built, tested and run, plain and woven.

export interface WorldModule {
  /** How WORLD names it. */
  name: string;
  /** `github.com/gin-gonic/gin@v1.12.0` */
  module: string;
  /** Part of `npm test`. */
  quick: boolean;
  /** Modules that its go.mod replaces by directories beside it: directory → module@version. */
  beside: Record<string, string>;
  /** Patterns for `go build`. */
  build: string[];
  /** For each go command: `-tags=x`. */
  flags: string[];
  tests: TestGroup[];
  programs: Program[];
  /** Notices that a woven build says, by code, each with its reason. */
  notices: Record<string, string>;
}

export interface TestGroup {
  packages: string[];
  run?: string;
  /** Behind `-args`, for the test programs. */
  arguments: string[];
  short: boolean;
  environment: Record<string, string>;
  /** `postgres`, `redis`: a server that it needs on 127.0.0.1. */
  needs?: string;
  /** Its woven run must give spans. */
  spans: boolean;
  /** Pattern of tests that neither run takes → why. */
  leftOut: Record<string, string>;
}

export interface Program {
  package: string;
  /** Arguments of runs that end by themselves and must say the same. */
  says: string[][];
  serves?: Served;
}

/** `$PORT`, `$OTHER` (another port) and `$DATA` (an empty directory) are filled in, in arguments and paths. */
export interface Served {
  arguments: string[];
  environment: Record<string, string>;
  /** Below `$DATA`: name → text. */
  files: Record<string, string>;
  /** `GET` of each of these is answered by 200, the first as soon as the program is ready. */
  visits: string[];
  /** Names of server spans that must have come. */
  spans: string[];
}

// The flags of the go command's building subcommands. The go command tells its tools nothing about them, so what
// a nested build must repeat is read from a command line, for which one has to know where a flag's value ends.
// From Go 1.26 (cmd/go/internal/work/build.go, test/testflag.go, run, vet, list); a test compares them with `go help`.

/** Subcommands of which one build is one process tree that our tools take part in. */
export const WOVEN_COMMANDS: ReadonlySet<string> = new Set(['build', 'install', 'run', 'test', 'vet']);

/** What becomes of a build flag in the nested build of the runtime package. */
export type Forwarding =
  /** It changes the archives of the standard library, which both builds must agree on. */
  | 'always'
  /** Only `-gcflags=pattern=…`: without a pattern it is for the packages named on the outer command line. */
  | 'with-pattern'
  /** Its file name is resolved first. */
  | 'profile'
  | 'never';

interface BuildFlag {
  value: boolean;
  forward: Forwarding;
}

const flag = (forward: Forwarding): BuildFlag => ({ value: false, forward });
const valued = (forward: Forwarding): BuildFlag => ({ value: true, forward });

/** `go help build`, and the undocumented -debug-*. `-buildvcs` may stand without a value. */
export const BUILD_FLAGS: ReadonlyMap<string, BuildFlag> = new Map(
  Object.entries({
    a: flag('never'),
    n: flag('never'),
    v: flag('never'),
    x: flag('never'),
    work: flag('never'),
    json: flag('never'),
    buildvcs: flag('never'),
    modcacherw: flag('never'),
    race: flag('always'),
    msan: flag('always'),
    asan: flag('always'),
    trimpath: flag('always'),
    linkshared: flag('always'),
    // Coverage is for user packages; the standard library's archives stay as they are unless -coverpkg names them, and
    // then the program has no runtime (toolexec/covered.ts): its packages would be in the profile.
    cover: flag('never'),
    covermode: valued('never'),
    coverpkg: valued('never'),
    C: valued('never'),
    p: valued('never'),
    o: valued('never'),
    ldflags: valued('never'),
    mod: valued('never'),
    modfile: valued('never'),
    // Of its files those of the standard library are repeated (toolexec/overlay.ts).
    overlay: valued('never'),
    pkgdir: valued('never'),
    toolexec: valued('never'),
    'debug-actiongraph': valued('never'),
    'debug-runtime-trace': valued('never'),
    'debug-trace': valued('never'),
    asmflags: valued('with-pattern'),
    gcflags: valued('with-pattern'),
    gccgoflags: valued('with-pattern'),
    buildmode: valued('always'),
    compiler: valued('always'),
    installsuffix: valued('always'),
    tags: valued('always'),
    pgo: valued('profile'),
  }),
);

/** `go help testflag`; true where the flag takes a value. Each is also known as `-test.<name>`. */
export const TEST_FLAGS: ReadonlyMap<string, boolean> = new Map(
  Object.entries({
    artifacts: false,
    bench: true,
    benchmem: false,
    benchtime: true,
    blockprofile: true,
    blockprofilerate: true,
    count: true,
    cover: false,
    covermode: true,
    coverpkg: true,
    coverprofile: true,
    cpu: true,
    cpuprofile: true,
    failfast: false,
    fullpath: false,
    fuzz: true,
    fuzzminimizetime: true,
    fuzztime: true,
    json: false,
    list: true,
    memprofile: true,
    memprofilerate: true,
    mutexprofile: true,
    mutexprofilefraction: true,
    outputdir: true,
    parallel: true,
    run: true,
    short: false,
    shuffle: true,
    skip: true,
    timeout: true,
    trace: true,
    v: false,
    vet: true,
  }),
);

/** What a single subcommand knows besides the build flags; true where the flag takes a value. */
const COMMAND_FLAGS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  test: { c: false, exec: true, i: false },
  run: { exec: true },
  vet: { c: true, diff: false, fix: false, vettool: true },
  list: { compiled: false, deps: false, e: false, export: false, f: true, find: false, m: false, reuse: true, retracted: false, test: false, u: false, versions: false },
};

/** Whether `-name` takes a value in this subcommand; undefined for a flag that the go command does not know there. */
export function takesValue(command: string, name: string): boolean | undefined {
  const own = COMMAND_FLAGS[command]?.[name];
  if (own !== undefined) return own;
  if (command === 'test') {
    const known = TEST_FLAGS.get(name.replace(/^test\./, ''));
    if (known !== undefined) return known;
  }
  return BUILD_FLAGS.get(name)?.value;
}

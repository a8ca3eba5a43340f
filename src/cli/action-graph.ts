// What a go command is about to build, as it says itself: `-debug-actiongraph` writes all actions of a build to a file
// before the first of them begins (cmd/go/internal/work/exec.go). The flag is not documented, hence the versions.

const OLDEST = 10;
const NEWEST = 26;

/** `go1.26.8`: whether that version of Go is known to have it. */
export function hasActionGraph(goVersion: string): boolean {
  const minor = Number(/^go1\.(\d+)/.exec(goVersion)?.[1]);
  return minor >= OLDEST && minor <= NEWEST;
}

export interface ActionGraph {
  /** Packages, those in the cache too. */
  total: number;
  /**
   * How many packages are done for sure when this tool call has begun: all that what it works on depends on, for the go
   * command waits for them.
   */
  began(tool: string, packagePath: string): number;
}

interface Action {
  ID: number;
  Mode: string;
  Package: string;
  Deps?: number[];
}

/** `text` is the content of the file. */
export function actionGraph(text: string): ActionGraph {
  const actions = new Map((JSON.parse(text) as Action[]).map((action) => [action.ID, action]));
  const byKey = new Map([...actions.values()].map((action) => [`${action.Mode} ${action.Package}`, action]));
  const done = new Set<Action>();
  let packages = 0;
  return {
    total: [...actions.values()].filter(isPackage).length,
    began(tool, packagePath) {
      const begun = byKey.get(`${tool === 'link' ? 'link' : 'build'} ${packagePath}`);
      const waiting = [...(begun?.Deps ?? [])];
      for (let id; (id = waiting.pop()) !== undefined; ) {
        const action = actions.get(id);
        if (!action || done.has(action)) continue;
        done.add(action);
        if (isPackage(action)) packages++;
        waiting.push(...(action.Deps ?? []));
      }
      return packages;
    },
  };
}

/** The action above all others has no package. */
function isPackage({ Mode: mode, Package: path }: Action): boolean {
  return mode === 'build' && path !== '';
}

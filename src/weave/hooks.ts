// The hook variables that woven code calls: their Go types, as the runtime declares them (runtime-go/hooks.go).
// A woven package gets one generated file with those that it uses; it imports nothing of ours.
import { PURE_FUNCTIONS } from '../aspects/functions.ts';
import { PREDECLARED_TYPES } from '../golang/predeclared.ts';
import { goString } from './encode.ts';

/** Name of the variable without its prefix → type. */
export const HOOKS: Readonly<Record<string, string>> = {
  start: 'func(*otelts_Site, interface{}) *otelts_Span',
  startRemote: 'func(*otelts_Site, interface{}, map[string][]string) *otelts_Span',
  startRequest: 'func(*otelts_Site, interface{}, map[string][]string) *otelts_Span',
  decide: 'func(*otelts_Span, string, string)',
  setString: 'func(*otelts_Span, string, string)',
  setInt: 'func(*otelts_Span, string, int64)',
  setFloat: 'func(*otelts_Span, string, float64)',
  setBool: 'func(*otelts_Span, string, bool)',
  setStrings: 'func(*otelts_Span, string, []string)',
  setAny: 'func(*otelts_Span, string, interface{})',
  setHeaders: 'func(*otelts_Span, int, map[string][]string)',
  setName: 'func(*otelts_Span, string)',
  setRoute: 'func(*otelts_Span, string)',
  enter: 'func(*otelts_Span)',
  layer: 'func(*otelts_Span, string)',
  within: 'func(string) bool',
  leave: 'func(*otelts_Span)',
  link: 'func(*otelts_Span, []map[string][]string)',
  startWork: 'func(*otelts_Site, interface{}, map[string][]string) *otelts_Span',
  work: 'func(*otelts_Span)',
  settle: 'func()',
  busy: 'func(interface{}) bool',
  carry: 'func(func(string) string) map[string][]string',
  outbound: 'func(func(string) string) [][2]string',
  fail: 'func(*otelts_Span, interface{})',
  failType: 'func(*otelts_Span, string)',
  end: 'func(*otelts_Span)',
  endOnClose: 'func(*otelts_Span, interface{}) interface{}',
  mayKeep: 'func(*otelts_Span) bool',
  finish: 'func(*otelts_Span)',
  patch: 'func(*otelts_Site, int64, interface{}) *otelts_Span',
  apply: 'func(*otelts_Span)',
  withSpan: 'func(interface{}, *otelts_Span) interface{}',
  injecting: 'func() bool',
  lone: 'func() string',
  w3c: 'func() bool',
  inject: 'func(map[string][]string)',
  detach: 'func()',
  suppress: 'func() uint64',
  resume: 'func(uint64)',
  extract: 'func(map[string][]string) *otelts_Span',
  logContext: 'func(*otelts_Site, interface{}) *otelts_LogContext',
  logRecord: 'func(interface{}) *otelts_Log',
  logKeeps: 'func(bool) bool',
  logEmit: 'func(*otelts_Log, int64, int64, string, string, uint64, []otelts_LogAttribute)',
  exit: 'func()',
  raise: 'func(int)',
  measure: 'func(*otelts_Metric) *otelts_Span',
  returned: 'func(*otelts_Span)',
  valueInt: 'func(*otelts_Span, int64)',
  valueFloat: 'func(*otelts_Span, float64)',
  valueAny: 'func(*otelts_Span, interface{})',
  hold: 'func(*otelts_Span)',
  record: 'func(*otelts_Span)',
  route: 'func() string',
  recovered: 'func(*otelts_Span) string',
  inPanic: 'func() bool',
  recordPanic: 'func(*otelts_Span)',
  length: 'func(interface{}) int',
  connectionPool: 'func(interface{}, string, func() (string, int64, int64, int64, int64, int64))',
};

/** Helpers in front of hooks: they answer for a program into which no runtime was linked. */
export const HELPERS: Readonly<Record<string, { hooks: readonly string[]; code: string; imports?: Readonly<Record<string, string>> }>> = {
  Context: { hooks: [], code: 'type otelts_Context = otelts_context.Context', imports: { otelts_context: 'context' } },
  ReadCloser: { hooks: [], code: 'type otelts_ReadCloser = otelts_io.ReadCloser', imports: { otelts_io: 'io' } },
  // The function may call something of its own `string`.
  Header: { hooks: [], code: 'type otelts_Header = map[string][]string' },
  begin: {
    hooks: ['start'],
    code: `func otelts_begin(site *otelts_Site, ctx interface{}) *otelts_Span {
	if otelts_start == nil {
		return nil
	}
	return otelts_start(site, ctx)
}`,
  },
  beginRemote: {
    hooks: ['startRemote'],
    code: `func otelts_beginRemote(site *otelts_Site, ctx interface{}, header map[string][]string) *otelts_Span {
	if otelts_startRemote == nil {
		return nil
	}
	return otelts_startRemote(site, ctx, header)
}`,
  },
  beginRequest: {
    hooks: ['startRequest'],
    code: `func otelts_beginRequest(site *otelts_Site, ctx interface{}, header map[string][]string) *otelts_Span {
	if otelts_startRequest == nil {
		return nil
	}
	return otelts_startRequest(site, ctx, header)
}`,
  },
  beginPatch: {
    hooks: ['patch'],
    code: `func otelts_beginPatch(site *otelts_Site, kind int64, ctx interface{}) *otelts_Span {
	if otelts_patch == nil {
		return nil
	}
	return otelts_patch(site, kind, ctx)
}`,
  },
  beginWork: {
    hooks: ['startWork', 'work'],
    code: `func otelts_beginWork(site *otelts_Site, ctx interface{}, header map[string][]string) *otelts_Span {
	if otelts_startWork == nil {
		return nil
	}
	return otelts_startWork(site, ctx, header)
}`,
  },
  settled: {
    hooks: ['settle'],
    code: `func otelts_settled() {
	if otelts_settle != nil {
		otelts_settle()
	}
}`,
  },
  key: {
    hooks: [],
    code: `// otelts_key is the key of an attribute, shorter than 128 bytes, as the hooks want it.
func otelts_key(name string) string { return "\\n" + string([]byte{byte(len(name))}) + name }`,
  },
  working: {
    hooks: ['busy'],
    code: 'func otelts_working(ctx interface{}) bool { return otelts_busy != nil && otelts_busy(ctx) }',
  },
  carried: {
    hooks: ['carry'],
    code: `func otelts_carried(get func(field string) string) map[string][]string {
	if otelts_carry == nil {
		return nil
	}
	return otelts_carry(get)
}`,
  },
  onlyW3C: {
    hooks: ['w3c'],
    code: 'func otelts_onlyW3C() bool { return otelts_w3c != nil && otelts_w3c() }',
  },
  sending: {
    hooks: ['outbound'],
    code: `// otelts_Fields are names with their values.
type otelts_Fields [][2]string

func (f otelts_Fields) has(name string) bool {
	for _, field := range f {
		if field[0] == name {
			return true
		}
	}
	return false
}

func otelts_sending(get func(field string) string) otelts_Fields {
	if otelts_outbound == nil {
		return nil
	}
	return otelts_outbound(get)
}`,
  },
  inside: {
    hooks: ['within'],
    code: `func otelts_inside(layer string) bool { return otelts_within != nil && otelts_within(layer) }`,
  },
  ended: {
    hooks: ['finish'],
    code: `func otelts_ended(s *otelts_Span) {
	if otelts_finish != nil {
		otelts_finish(s)
	}
}`,
  },
  panicInProgress: {
    hooks: ['inPanic', 'recordPanic'],
    code: `func otelts_panicInProgress() bool { return otelts_inPanic != nil && otelts_inPanic() }`,
  },
  mayInject: {
    hooks: ['injecting', 'inject'],
    code: `func otelts_mayInject() bool { return otelts_injecting != nil && otelts_injecting() }`,
  },
  loneTraceparent: {
    hooks: ['lone'],
    code: `// otelts_loneTraceparent is the header where nothing but a traceparent has to go along; otherwise empty.
func otelts_loneTraceparent() string {
	if otelts_lone == nil {
		return ""
	}
	return otelts_lone()
}`,
  },
  forget: {
    hooks: ['detach'],
    code: `func otelts_forget() {
	if otelts_detach != nil {
		otelts_detach()
	}
}`,
  },
  maySuppress: {
    hooks: ['suppress', 'resume'],
    code: `func otelts_maySuppress() bool { return otelts_suppress != nil }`,
  },
  extracted: {
    hooks: ['extract', 'enter', 'leave', 'end'],
    code: `func otelts_extracted(header map[string][]string) *otelts_Span {
	if otelts_extract == nil {
		return nil
	}
	s := otelts_extract(header)
	if s != nil {
		otelts_enter(s)
	}
	return s
}

func otelts_restore(s *otelts_Span) {
	if s != nil {
		otelts_leave(s)
		otelts_end(s)
	}
}`,
  },
  correlation: {
    hooks: ['logContext'],
    code: `func otelts_correlation(site *otelts_Site, ctx interface{}) *otelts_LogContext {
	if otelts_logContext == nil {
		return nil
	}
	return otelts_logContext(site, ctx)
}

type otelts_LogContext struct{ traceID, spanID, traceFlags string }

func (l *otelts_LogContext) ok() bool { return l != nil }`,
  },
  Log: {
    hooks: ['logRecord', 'logKeeps', 'logEmit'],
    code: `// otelts_Log is a record that is to be exported; taken is set once.
type otelts_Log struct{ taken uint32 }

type otelts_LogAttribute struct {
	key   string
	value interface{}
	group []otelts_LogAttribute
}

// otelts_exports: whether records go anywhere; a record decides, and what only may be wanted does not.
func otelts_exports(record bool) bool { return otelts_logKeeps != nil && otelts_logKeeps(record) }`,
  },
  flush: {
    hooks: ['exit'],
    code: `func otelts_flush() {
	if otelts_exit != nil {
		otelts_exit()
	}
}`,
  },
  raised: {
    hooks: ['raise'],
    code: `func otelts_raised(sig int) {
	if otelts_raise != nil {
		otelts_raise(sig)
	}
}`,
  },
  measuring: {
    hooks: ['measure', 'returned', 'record'],
    code: `func otelts_measuring(site *otelts_Metric) *otelts_Span {
	if otelts_measure == nil {
		return nil
	}
	return otelts_measure(site)
}`,
  },
  watchPool: {
    hooks: ['connectionPool'],
    code: `// otelts_watchPool has metrics ask a pool of connections: its name, connections in use, idle, at most, idle at most,
// and who waits for one. read nil: no longer.
func otelts_watchPool(owner interface{}, library string, read func() (name string, used, idle, most, idleMost, pending int64)) {
	if otelts_connectionPool != nil {
		otelts_connectionPool(owner, library, read)
	}
}`,
  },
  Once: {
    hooks: [],
    code: `// otelts_Once is a value that several pieces of telemetry want and the program computes once.
type otelts_Once struct {
	value interface{}
	read  bool
}

func (o *otelts_Once) get(read func() interface{}) interface{} {
	if !o.read {
		o.read = true
		o.value = read()
	}
	return o.value
}`,
  },
  Text: {
    hooks: [],
    code: `// otelts_Text likewise, of what is known to be one.
type otelts_Text struct {
	value string
	read  bool
}

func (t *otelts_Text) get(read func() string) string {
	if !t.read {
		t.read = true
		t.value = read()
	}
	return t.value
}`,
  },
  take: {
    hooks: [],
    imports: { otelts_atomic: 'sync/atomic' },
    code: `// otelts_take takes what is kept in a place, once.
func otelts_take(place **otelts_Span) *otelts_Span {
	return (*otelts_Span)(otelts_atomic.SwapPointer((*otelts_unsafe.Pointer)(otelts_unsafe.Pointer(place)), nil))
}`,
  },
  none: { hooks: [], code: 'var otelts_none interface{}' },
  // The function may call something else `string`.
  ...Object.fromEntries([...PREDECLARED_TYPES].map((type) => [`type_${type}`, { hooks: [], code: `type otelts_type_${type} = ${type}` }])),
  try: {
    hooks: [],
    code: `// otelts_try runs what reads the program's values: a nil in the middle of a path costs that value, nothing else.
func otelts_try(read func()) {
	defer otelts_recover()
	read()
}

func otelts_recover() { recover() }`,
  },
  attr: {
    hooks: ['setString', 'setInt', 'setFloat', 'setBool', 'setStrings', 'setAny'],
    code: `// attr dispatches by type without letting the value escape: setAny does not keep what it is given.
func (s *otelts_Span) attr(key string, value interface{}) {
	switch v := value.(type) {
	case string:
		otelts_setString(s, key, v)
	case int:
		otelts_setInt(s, key, int64(v))
	case int64:
		otelts_setInt(s, key, v)
	case bool:
		otelts_setBool(s, key, v)
	case float64:
		otelts_setFloat(s, key, v)
	case []string:
		otelts_setStrings(s, key, v)
	default:
		otelts_setAny(s, key, *(*interface{})(otelts_hide(otelts_unsafe.Pointer(&value))))
	}
}

//go:nosplit
//go:nocheckptr
func otelts_hide(p otelts_unsafe.Pointer) otelts_unsafe.Pointer {
	x := uintptr(p) // the compiler follows a conversion, but not a variable
	return otelts_unsafe.Pointer(x ^ 0)
}`,
  },
  value: {
    hooks: ['valueInt', 'valueFloat', 'valueAny'],
    code: `func (s *otelts_Span) value(value interface{}) {
	switch v := value.(type) {
	case int:
		otelts_valueInt(s, int64(v))
	case int64:
		otelts_valueInt(s, v)
	case float64:
		otelts_valueFloat(s, v)
	default:
		otelts_valueAny(s, *(*interface{})(otelts_hideValue(otelts_unsafe.Pointer(&value))))
	}
}

//go:nosplit
//go:nocheckptr
func otelts_hideValue(p otelts_unsafe.Pointer) otelts_unsafe.Pointer {
	x := uintptr(p) // the compiler follows a conversion, but not a variable
	return otelts_unsafe.Pointer(x ^ 0)
}`,
  },
};

const METRIC_TYPE = `type otelts_Metric struct {
	kind                                                                int64
	name, unit, description, attributes, scope, instrumentation, aspect string
	buckets                                                             []float64
	timed                                                               bool
	state                                                               otelts_unsafe.Pointer
}`;

const TYPES = `type otelts_Site struct {
	kind                                              int64
	name, attributes, scope, instrumentation, aspect string
	state                                             uint64
}

type otelts_Span struct {
	recording, panicking, undecided, headers bool
	seconds                                  float64
}

func (s *otelts_Span) ok() bool { return s != nil }`;

export interface Site {
  kind: number;
  name: string;
  attributes: Buffer;
  scope: string;
  instrumentation: string;
  aspect: string;
}

export interface MetricSite extends Omit<Site, 'kind'> {
  /** INSTRUMENTS of ../aspects/advice/metric.ts. */
  kind: number;
  unit: string;
  description: string;
  buckets: readonly number[];
  timed: boolean;
}

/** Which of our names a piece of woven code uses: `otelts_begin(` → `begin`, `otelts_fn_header` → `fn_header`. */
export function usedNames(code: string): Set<string> {
  const names = new Set<string>();
  for (const match of code.matchAll(/\botelts_(\w+)/g)) names.add(match[1] as string);
  if (/\botelts_once\d/.test(code)) names.add('Once');
  if (/\botelts_text\d/.test(code)) names.add('Text');
  if (/\botelts_in\d/.test(code)) names.add('inside');
  for (const method of ['attr', 'value']) if (code.includes(`otelts_s.${method}(`)) names.add(method);
  return names;
}

/** What hooksFile may declare. */
export function declaredNames(): Set<string> {
  const hooks = Object.keys(HOOKS).map((name) => `otelts_${name}`);
  const functions = Object.keys(PURE_FUNCTIONS).map((name) => `otelts_fn_${name}`);
  const texts = [TYPES, METRIC_TYPE, ...Object.values(HELPERS).map(({ code }) => code)];
  const helpers = texts.flatMap((text) => [...text.matchAll(/^(?:func|type|var) (otelts_\w+)/gm)].map((match) => match[1] as string));
  return new Set([...hooks, ...functions, ...helpers]);
}

export interface HooksFile {
  text: string;
  /** Import paths that it needs. */
  imports: string[];
}

/** The generated file of a woven package; undefined where its code uses nothing of ours. */
export function hooksFile(packageName: string, used: ReadonlySet<string>, sites: readonly Site[], metrics: readonly MetricSite[] = []): HooksFile | undefined {
  const hooks = new Set([...used].filter((name) => name in HOOKS));
  const helpers = Object.entries(HELPERS).filter(([name]) => used.has(name));
  for (const [, helper] of helpers) for (const hook of helper.hooks) hooks.add(hook);
  const functions = Object.entries(PURE_FUNCTIONS).filter(([name]) => used.has(`fn_${name}`));
  if (hooks.size + helpers.length + functions.length + sites.length + metrics.length === 0) return undefined;

  const imports = new Map<string, string>();
  for (const [, needs] of [...functions, ...helpers]) {
    for (const [alias, path] of Object.entries(needs.imports ?? {})) imports.set(alias, path);
  }
  const declarations = [...hooks].sort().map((name) => variable(`otelts_${name}`, `otelts.${name}`, HOOKS[name] as string));
  for (const [name, pure] of functions) {
    declarations.push(variable(`otelts_fn_${name}`, `otelts.fn.${name}`, `func(${pure.parameters.join(', ')}) ${pure.result}`));
  }
  const text = [
    '//line otel-ts/hooks.go:1',
    `package ${packageName}`,
    ['import otelts_unsafe "unsafe"', ...[...imports].map(([alias, path]) => `import ${alias} ${goString(path)}`)].join('\n'),
    'var _ otelts_unsafe.Pointer',
    TYPES,
    ...(metrics.length > 0 || hooks.has('measure') ? [METRIC_TYPE] : []),
    ...declarations,
    ...helpers.map(([, helper]) => helper.code),
    ...sites.map(siteDeclaration),
    ...metrics.map(metricDeclaration),
    '',
  ].join('\n\n');
  return { text, imports: [...imports.values()] };
}

function variable(name: string, symbol: string, type: string): string {
  return `//go:linkname ${name} ${symbol}\nvar ${name} ${type}`;
}

function siteDeclaration(site: Site, index: number): string {
  const fields = [site.kind, ...[site.name, site.attributes, site.scope, site.instrumentation, site.aspect].map(goString), 0];
  return `var otelts_site_${index} = otelts_Site{${fields.join(', ')}}`;
}

function metricDeclaration(site: MetricSite, index: number): string {
  const texts = [site.name, site.unit, site.description, site.attributes, site.scope, site.instrumentation, site.aspect].map(goString);
  const buckets = site.buckets.length > 0 ? `[]float64{${site.buckets.join(', ')}}` : 'nil';
  return `var otelts_metric_${index} = otelts_Metric{${[site.kind, ...texts, buckets, site.timed, 'nil'].join(', ')}}`;
}

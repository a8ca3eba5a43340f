// Templates that both implementations execute. Grouped by what they are about; the second element is the data.

export interface Case {
  readonly template: string;
  readonly data?: unknown;
  readonly fixture?: string;
}

const PEOPLE = { people: [{ name: 'Ann', age: 41 }, { name: 'Bob', age: 7 }], title: 'List', empty: [], none: null, on: true, off: false, ratio: 2.5 };
const MANY = { b: 2, a: 1, 'é': 3, '😀': 5, '\uff5e': 4, Z: 0 };

function withData(data: unknown, templates: readonly string[]): Case[] {
  return templates.map((template) => ({ template, data }));
}

const TEXT = withData(null, [
  '', 'plain', '{{/* c */}}', 'a {{- /* c */ -}} b', 'a {{/* x\ny */}} b', '{{/* unclosed', '{{/* x */ }}', '{{ /* x */ }}',
  'a {{- "b" -}} c', 'a\n\t {{- "b" }} c', 'a {{ "b" -}} \n c', 'a {{-"b"}}', 'a {{ "b"-}} c', 'a {{- -3 -}} c', '{{3 -}} x', '{{3   -}} x', '{{"b"\n\t -}} c', '{{- 3}}',
  '{{"a"}}{{"b"}}', 'x{{"\n', 'x{{', 'x{{.', '}} {', '{ {', '{{{}}', '{{}}', '{{ }}', '{{-}}', '{{- -}}', 'é {{"ü"}} 😀',
]);

const LITERALS = withData(null, [
  '{{1}} {{-1}} {{+1}} {{0x1F}} {{0b101}} {{0o17}} {{017}} {{1_000}} {{0x_ff}}', '{{1.5}} {{1e3}} {{1.}} {{.5}} {{1e21}} {{1e-7}} {{123456789.0}} {{1_0.5}}',
  '{{0x1p4}} {{0x1.8p1}}', "{{'a'}} {{'\\n'}} {{'\\''}} {{'é'}} {{'\\x41'}} {{'\\u00e9'}} {{'\\101'}}", '{{"a\\tb\\"c\\\\ \\x41\\u00e9\\U0001F600\\101"}}',
  '{{`raw \\n "x"`}}', '{{true}} {{false}}', '{{nil}}', '{{089}}', '{{08.5}}', '{{1__0}}', '{{9223372036854775807}}', '{{9223372036854775808}}',
  '{{18446744073709551616}}', '{{-9223372036854775808}}', '{{1e400}}', '{{0x}}', '{{1a}}', '{{"\\q"}}', '{{"\\\'"}}', "{{''}}", "{{'ab'}}", "{{'\\\"'}}", "{{'a}}",
  '{{"a}}', '{{`a}}', '{{-0x1E}}', '{{0x1E}}', '{{1e}}', '{{.}}', '{{"a" "b"}}', '{{"\\ud800"}}', '{{1.5.5}}', '{{-}}', '{{+}}', '{{1+2}}', '{{9007199254740993}}',
]);

const FIELDS = withData(PEOPLE, [
  '{{.title}} {{ .ratio }} {{.on}}', '{{.missing}} {{.none}} {{.missing.deeper}}', '{{.none.deeper}}', '{{(.none).deeper}}', '{{.title.x}}', '{{.people.x}}',
  '{{.}}', '{{$.title}}', '{{$}}', '{{(index .people 0).name}}', '{{(index .people 1).age}}', '{{index .people 0 "name"}}', '{{.title 1}}', '{{1 | .title}}',
  '{{ . title}}', '{{..title}}', '{{.title.}}', '{{.title-}}', '{{.title@}}', '{{.people}}', '{{.empty}} {{.off}}', '{{"a".b}}', '{{nil.b}}', '{{(.title)}}', '{{(.title) 1}}',
  '{{.title|print}}', '{{.title | printf "%s-%s" "a"}}', '{{.title | len | print "n="}}', '{{.title | }}', '{{| .title}}', '{{.title | 3}}', '{{.title | "x"}}', '{{.a,.b}}',
  '{{(((.title)))}}', '{{(.title}}', '{{.title)}}', '{{()}}', '{{ . | print }}', '{{1 | 2 | print}}',
]);

const VARIABLES = withData(PEOPLE, [
  '{{$x := 1}}{{$x}}', '{{$x := .title}}{{$x}} {{$x = 2}}{{$x}}', '{{$x}}', '{{$x = 1}}', '{{$x := $x}}', '{{$p := index .people 0}}{{$p.name}} {{$p.none}}',
  '{{if $x := .title}}{{$x}}{{end}}', '{{if $x := .title}}{{end}}{{$x}}', '{{if $x := .off}}a{{else}}{{$x}}{{end}}', '{{$x := 1}}{{if true}}{{$x = 2}}{{$y := 3}}{{end}}{{$x}}',
  '{{$x := 1}}{{if true}}{{$x := 2}}{{$x}}{{end}}{{$x}}', '{{with $x := .people}}{{len $x}} {{len .}}{{end}}', '{{$x := .none}}{{$x.y}}', '{{$x:=1}}{{$x}}', '{{$x:1}}', '{{$x, $y := 1}}',
  '{{$x 1}}', '{{$ 1}}', '{{$1 := 2}}{{$1}}', '{{$é := 2}}{{$é}}', '{{$x := 1 | print 2}}{{$x}}', '{{print ($x := 3)}}{{$x}}', '{{$x+1}}', '{{1 | $x := 2}}',
]);

const CONTROL = withData(PEOPLE, [
  '{{if .on}}a{{else}}b{{end}}', '{{if .off}}a{{else if .on}}b{{else}}c{{end}}', '{{if .off}}a{{else if .off}}b{{else if .none}}c{{else}}d{{end}}',
  '{{if .empty}}a{{end}}{{if .missing}}b{{end}}{{if 0}}c{{end}}{{if 0.0}}d{{end}}{{if ""}}e{{end}}{{if .ratio}}f{{end}}{{if .people}}g{{end}}', '{{if .}}a{{end}}',
  '{{with .title}}{{.}} {{$.ratio}}{{end}}', '{{with .none}}a{{else}}{{.title}}{{end}}', '{{with .none}}a{{else with .title}}{{.}}{{else}}c{{end}}', '{{with .none}}a{{else if .title}}{{.}}{{end}}',
  '{{if .on}}', '{{end}}', '{{else}}', '{{if .on}}{{else}}{{else}}{{end}}', '{{if}}a{{end}}', '{{if .on}}{{end', '{{if .on}}{{end x}}', '{{if .on}}{{else x}}{{end}}',
  '{{break}}', '{{continue}}', '{{if .on}}{{break}}{{end}}', '{{ if eq .title "List" }}yes{{ end }}', '{{if\n.on}}a{{end}}', '{{ if .on -}}  a  {{- end }}', '{{if .on}}{{define "x"}}{{end}}{{end}}',
]);

const RANGE = [...withData(PEOPLE, [
  '{{range .people}}{{.name}},{{end}}', '{{range $i, $p := .people}}{{if $i}}, {{end}}{{$i}}={{$p.name}}{{end}}', '{{range $p := .people}}{{$p.age}} {{.age}};{{end}}',
  '{{range .empty}}a{{else}}b{{end}}', '{{range .none}}a{{else}}b{{.title}}{{end}}', '{{range .missing}}a{{end}}', '{{range .title}}a{{end}}', '{{range .ratio}}a{{end}}', '{{range .on}}a{{end}}',
  '{{range 3}}{{.}}{{end}}', '{{range $i := 3}}{{$i}}{{.}}{{end}}', '{{range $i, $j := 3}}a{{end}}', '{{range 0}}a{{else}}b{{end}}', '{{range -1}}a{{else}}b{{end}}', '{{range 2.0}}a{{end}}',
  '{{range 5}}{{if eq . 1}}{{continue}}{{end}}{{if eq . 3}}{{break}}{{end}}{{.}}{{end}}', '{{range 2}}{{range 3}}{{if .}}{{break}}{{end}}{{.}}{{end}};{{end}}', '{{range 3}}{{range 0}}{{else}}{{break}}{{end}}{{.}}{{end}}',
  '{{range 3}}{{range 0}}{{else}}{{continue}}{{end}}{{.}}{{end}}', '{{range 0}}{{else}}{{break}}{{end}}', '{{range 3}}{{with 1}}{{continue}}{{end}}a{{else}}b{{end}}', '{{$x := 0}}{{range $x = .people}}{{end}}{{$x.name}}',
  '{{$i := 0}}{{$e := 0}}{{range $i, $e = .people}}{{$i}}{{end}}{{$i}} {{$e.name}}', '{{$x := 1}}{{range $x = .empty}}{{end}}{{$x}}', '{{range $i, := .people}}{{end}}', '{{range $i, 3 := .people}}{{end}}', '{{range $a, $b, $c := .people}}{{end}}',
  '{{range $i, $p := .people}}{{$p := 1}}{{$p}}{{end}}', '{{range .people}}{{break x}}{{end}}', '{{range list 1 nil "x"}}[{{.}}]{{end}}', '{{range list nil}}{{.x}}{{end}}', '{{range list nil}}{{with .}}a{{else}}b{{end}}{{end}}',
  '{{range $i, $e := .people}}{{$i}}{{else}}none{{end}}{{range $i, $e := .empty}}{{else}}{{$e}}{{end}}', '{{range $x := 3}}{{$x = 7}}{{$x}}{{end}}',
]), ...withData(MANY, ['{{range $k, $v := .}}{{$k}}={{$v}};{{end}}', '{{range .}}{{.}}{{end}}', '{{.}}', '{{len .}}', '{{printf "%v" .}}', '{{.é}}'])];

const DEFINITIONS = withData(PEOPLE, [
  '{{define "x"}}<{{.}}>{{end}}{{template "x" .title}}', '{{template "x"}}{{define "x"}}<{{.}}>{{end}}', '{{template "x" 3}}', '{{block "x" .title}}<{{.}}>{{end}}', '{{define "x"}}1{{end}}{{define "x"}}2{{end}}',
  '{{define "x"}} {{end}}{{define "x"}}2{{end}}{{template "x"}}', '{{define "x"}}1{{end}}{{define "x"}} {{end}}{{template "x"}}', '{{define `x`}}{{$}}{{end}}{{template `x` 3}}', '{{$y := 1}}{{define "x"}}{{$y}}{{end}}', '{{define x}}{{end}}',
  '{{define "x"}}{{else}}{{end}}', '{{define "x"}}', '{{template x}}', '{{template}}', '{{block "x"}}{{end}}', '{{range 2}}{{define "x"}}{{end}}{{end}}', '{{range 2}}{{block "x" .}}{{break}}{{end}}{{end}}', '{{range 2}}{{block "x" .}}{{.}}{{end}}{{end}}',
  '{{define "r"}}{{if .}}{{len .}}{{template "r" (slice . 1)}}{{end}}{{end}}{{template "r" "abc"}}', '{{define "r"}}{{template "r"}}{{end}}{{template "r"}}', '{{template "x" $z := 4}}{{$z}}{{define "x"}}{{.}}{{end}}', '{{block "x" 1}}{{else}}{{end}}', '{{define "x" 1}}{{end}}',
  '{{define "a"}}A{{template "b" .}}{{end}}{{define "b"}}B{{.}}{{end}}{{template "a" 1}}', '{{template "x" .missing}}{{define "x"}}{{if .}}a{{else}}b{{end}}{{end}}', '{{template "x" 1 2}}{{define "x"}}{{end}}',
]);

const BUILTINS = withData({ ...PEOPLE, s: 'héllo', m: { k: 'v', n: null }, nested: [[1, 2], [3]] }, [
  '{{and}}', '{{and true}} {{and 1 0 2}} {{and 1 2}} {{or 0 "" "x"}} {{or 0 ""}} {{or nil 1}} {{not 0}} {{not .missing}} {{not nil}}', '{{and false (fail "x")}}', '{{or 1 (fail "x")}}', '{{or 0 (fail "x")}}', '{{1 | and 0}} {{1 | and 2}} {{0 | or 3}}', '{{not}}', '{{not 1 2}}',
  '{{len .s}} {{len .people}} {{len .m}} {{len ""}}', '{{len 3}}', '{{len nil}}', '{{len .missing}}', '{{len .none}}', '{{len}}', '{{len 1.5}}', '{{.s | len}}',
  '{{index .nested 0 1}} {{index .nested 1}} {{index .m "k"}} {{index .m "z"}} {{index .m "n"}} {{index .s 0}} {{index .s 1}} {{index .nested}}', '{{index .nested 2}}', '{{index .nested -1}}', '{{index .nested "a"}}', '{{index .m 1}}', '{{index .m nil}}', '{{index .nested nil}}', '{{index nil 1}}', '{{index .missing 1}}',
  '{{index .none 1}}', '{{index 3 1}}', '{{index .s 99}}', '{{index .m "z" "y"}}', '{{index .nested 1.0}}', '{{index}}', '{{index (list 1 2) 1}}', '{{(index .m "z").x}}',
  '{{slice .s 0 1}} {{slice .s 3}} {{slice .s}} {{slice .people 1}} {{slice .nested 0 1 1}}', '{{slice .s 2 1}}', '{{slice .s 0 99}}', '{{slice .s 0 1 2}}', '{{slice .nested 0 1 2 3}}', '{{slice 3}}', '{{slice nil}}', '{{slice .nested 0 9}}', '{{slice .nested 0 2 1}}', '{{slice .m}}',
  '{{print}}|{{print 1 2}}|{{print "a" 1 2 "b"}}|{{print "a" "b"}}|{{print nil 1}}|{{print .missing}}|{{print 1 nil}}|{{print true 1.5}}', '{{println 1 "a" nil}}|{{println}}', '{{print .people .m}}', '{{print (list 1 "a" nil (list))}}',
  '{{eq 1 1}} {{eq 1 2 1}} {{eq "a" "a"}} {{eq 1.5 1.5}} {{eq true true}} {{eq nil nil}} {{eq .missing nil}} {{eq .none nil}} {{eq 1 nil}} {{eq nil 1}} {{eq .people nil}}', '{{eq 1 1.0}}', '{{eq 1 "1"}}', '{{eq 1}}', '{{eq}}', '{{eq .people .people}}', '{{eq .m .people}}', '{{eq .people 1}}', '{{eq 1 1 "x"}}', "{{eq 'a' 97}}",
  '{{ne 1 2}} {{ne 1 1}} {{lt 1 2}} {{le 2 2}} {{gt 3 2}} {{ge 2 3}} {{lt "a" "b"}} {{lt 1.5 2.5}} {{gt "b" "a"}} {{le 1.5 1.5}}', '{{lt 1 1.5}}', '{{lt nil 1}}', '{{lt true false}}', '{{lt .people 1}}', '{{ne 1 2 3}}', '{{lt 1}}', '{{ge true true}}', '{{gt nil nil}}', '{{lt "\\U0001F600" "\\uff5e"}}',
  '{{html "<a href=\'x\'>&\\"</a>\\x00"}} {{html 1 2}} {{html .missing}} {{html nil "x"}} {{"<" | html}}', '{{js "it\'s \\"<x>\\" = & \\\\ \\n é \\u200b 😀"}} {{js 1 true}}', '{{urlquery "a b&c=d/é~_-.*\'()!😀"}} {{urlquery 1 2}}', '{{html}}|{{js}}|{{urlquery}}',
  '{{call .s}}', '{{call nil}}', '{{call}}', '{{call .missing}}', '{{Version}} {{Version | upper}} {{upper "x"}}', '{{fail "oh no"}}', '{{unknown}}', '{{unknown 1}}', '{{Version.x}}', '{{upper 3}}', '{{(list 1 2 3)}}', '{{list}}', '{{and .people .title}}', '{{list.x}}',
]);

const PRINTF = withData({ s: 'héllo', xs: [1, 'a', 2.5, null, true, [1]], m: { b: 1, a: 'x' }, f: 3.14159, neg: -42 }, [
  '{{printf "%s|%10s|%-10s|%.2s|%q|%x|%X|% x|%#x|%v" .s .s .s .s .s .s .s .s .s .s}}', '{{printf "%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%#b|%c|%q|%U|%#U" 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42}}',
  '{{printf "%d %x %05d %+d %.5d %8.3d|%-8.3d|%.0d|%08.3d" .neg .neg .neg .neg .neg .neg .neg 0 7}}', '{{printf "%f %.2f %8.3f %-8.2f| %08.2f %+f %e %E %g %G %v" .f .f .f .f .f .f .f .f .f .f .f}}',
  '{{printf "%.0f %.0f %.0f %.1f %.1f %.3f" 0.5 1.5 2.5 0.25 0.35 1e15}}', '{{printf "%g %g %g %g %g %g %.3g %.10g %#g %#.3g" 1e20 1e21 1e-4 1e-5 100000.0 1e6 1234.5678 1234.5678 1.0 1.0}}', '{{printf "%v %v %v %v %v" 1.0 1e6 1e21 123456789.0 0.000001}}',
  '{{printf "%t %5t %v %q" true false true true}}', '{{printf "%s %d %v" 1 "a" nil}}', '{{printf "%s %d %q %x" nil nil nil nil}}', '{{printf "%d"}}', '{{printf "%d" 1 2 "x" nil}}', '{{printf "%"}}', '{{printf "%!"}}', '{{printf "%% %5%"}}', '{{printf "%z" 1}}', '{{printf "%w" 1}}', '{{printf "%é" 1}}',
  '{{printf "%v|%s|%d|%q|%x|%5v|%+v|%T" .xs .xs .xs .xs .xs .xs .xs .xs}}', '{{printf "%v|%s|%d|%q|%#v|%T" .m .m .m .m .m .m}}', '{{printf "%#v %#v %#v %#v %#v %#v %#v" .xs "a`b" 1 1.5 true nil 1e6}}', '{{printf "%T %T %T %T %T %T" 1 1.5 "s" true nil .xs}}',
  '{{printf "%[2]d %[1]d %d" 1 2}}', '{{printf "%[3]d" 1}}', '{{printf "%[x]d" 1}}', '{{printf "%[1" 1}}', '{{printf "%[1]*d|%*d|%-*d|" 5 7 3}}', '{{printf "%*d" "a" 1}}', '{{printf "%.*f" 2 1.23456}}', '{{printf "%.*f" -1 1.5}}', '{{printf "%*d|" -5 1}}', '{{printf "%[1]2d" 5}}', '{{printf "%99999999d" 5}}',
  '{{printf "%q %+q %#q %q" "é😀\\n\\x00\\u200b" "é😀" "a\\tb" "`"}}', "{{printf \"%c %c %q %q %+q %U\" 'é' 128512 '\\n' 39 'é' 128512}}", '{{printf "%c %q %U" -1 1114112 -1}}', '{{printf "%6.2f|%-8q|%08s|%+.3e|%x|%X|%b|%.2x" 1.5 "a" "ab" 12345.678 1.5 255.75 1.0 1.999}}', '{{printf "%x %X %x" "" "hi" -255}}',
  '{{printf "%5s|%-5s|%.1s|%05d" .xs .xs .xs .xs}}', '{{printf 3}}', '{{printf .missing}}', '{{printf nil}}', '{{printf .xs}}', '{{printf true}}', '{{printf}}', '{{3 | printf "%03d"}}', '{{"%d" | printf}}', '{{printf (print "%" "d") 3}}', '{{printf "%s_%d" "x" 3}}', '{{printf "%#x % x %# x|%6x|%-6x|" "ab" "ab" "ab" "a" "a"}}', '{{printf "%5t|%-7t|%05t" true true true}}',
  '{{printf "%v %d" 9223372036854775807 -9223372036854775808}}', '{{printf "%6d|%+.2d|% 05d|%+05d|%-+5d|" 3 4 5 6 7}}', '{{printf "%+v %+d %+q" "a" 1 "é"}}', '{{printf "%5v|%-5v|%05v" nil nil 3}}', '{{printf "%e %E %.0e %g" 0.0 0.0 15.0 0.0}}', '{{printf "%#.0f %#e %#x %#v %+g % g" 1.0 1.0 1.0 1.0 1.0 1.0}}', '{{printf "%F %08.3f %+08.2f %-08.2f|" 1.5 -1.5 1.5 1.5}}',
]);

const FIXTURE: Case[] = [
  '{{ . }}', 'f({{ . }}, {{ . }})', '{{ .Function.Argument 0 }}, {{ .Function.Argument 1 }}', '{{ .Function.Argument 2 }}', '{{ 1 | .Function.Argument }}', '{{ (.Function.Argument 0) }}', '{{ .Function.Argument (len "x") }}', '{{ .Function.Name }}', '{{ .Function.Name 1 }}', '{{ .Function.Nope }}', '{{ .Nope.Name }}',
  '{{- range $i, $a := .AST.Args }}{{ if $i }}, {{ end }}{{ $a }}{{- end }}', '{{ with .Function.ArgumentOfType "context.Context" }}{{ . }}{{ else }}nil{{ end }}', '{{ with .Function.ArgumentOfType "error" }}{{ . }}{{ else }}nil{{ end }}', '{{ with $ctx := .Function.ArgumentOfType "context.Context" }}x({{ $ctx }}){{ end }}', '{{ index .DirectiveArgs 0 }}', '{{ (index .DirectiveArgs 1).Value }}',
  '{{ range .DirectiveArgs }}{{ .Key }}:{{ .Value }} {{ end }}', '{{ printf "%s_%d" .Function.Name 3 }}', '{{ printf "%q" . }} {{ printf "%v %s %x" .AST .AST .AST }} {{ printf "%10s|" . }}', '{{ Version }}', '{{ .Function.Describe "a" 2 }} {{ 3 | .Function.Describe "b" }}', '{{ .Function.Self.Self.Name }}', '{{ .Function.Self.Argument 0 }}', '{{ .Function.Argument 0 | upper }}', '{{ (.Function.Self).Argument 1 }}',
  '{{ $f := .Function }}{{ $f.Argument 0 }} {{ $f.Name }}', '{{ .Missing }}', '{{ if .Missing }}a{{ else }}b{{ end }}', '{{ .Missing.Name }}', '{{ eq .Missing nil }}', '{{ print .Missing . }}', '{{ if . }}yes{{ end }}', '{{ .AST.Args }} {{ len .AST.Args }} {{ index .AST.Args 1 }}', '{{ range . }}{{ end }}', '{{ len . }}', '{{ index . "AST" }}', '{{ . | printf "<%s>" }}', '{{ html .AST }} {{ js . }} {{ urlquery . }}', '{{ print .AST.Args "x" . . }}', '{{ .Function.Results }} {{ index .Function.Results 1 }}', '{{ .toString }}', '{{ .constructor }}', '{{ .AST.Args.length }}', '{{ .Function.Argument.x 0 }}', '{{ lt . . }}', 'a\nb {{ .Function.Argument 5 }}', 'a\n{{ if .AST }}\n  {{ .Function.Nope }}{{ end }}', 'a\n{{ if\n true', '{{ "a\n" }}', '{{ if .AST\n}}{{ "x', '{{ .Function.Argument\n "x }}',
].map((template) => ({ template, fixture: 'call' }));

export const CASES: readonly Case[] = [
  ...TEXT, ...LITERALS, ...FIELDS, ...VARIABLES, ...CONTROL, ...RANGE, ...DEFINITIONS, ...BUILTINS, ...PRINTF, ...FIXTURE,
];

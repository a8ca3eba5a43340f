// Command types-helper answers what only a type checker knows of one package: what method calls are called on,
// which parameters and results implement an interface, which types can be compared, how many values calls return. It reads a request and writes a response, both JSON.
// What cannot be known, since an import or a type is missing, is left out of the response or null.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"runtime"
)

type request struct {
	ImportPath string            `json:"importPath"`
	GoFiles    []string          `json:"goFiles"`
	GoVersion  string            `json:"goVersion"`
	Archives   map[string]string `json:"archives"`
	ImportMap  map[string]string `json:"importMap"`
	Methods    []string          `json:"methods"`
	Interfaces []string          `json:"interfaces"`
	Comparable []string          `json:"comparable"`
	Values     bool              `json:"values"`
}

// Keys of positions are "line:column", columns in bytes, whatever line directives say.
type response struct {
	// By index of the Go file, then by the position of the method's name.
	Calls []map[string][]receiver `json:"calls"`
	// By index of the Go file, then by the position of the parameter list.
	Functions []map[string]function `json:"functions"`
	// By type name; nil stands for what is not known.
	Comparable map[string]*bool `json:"comparable"`
	// By index of the Go file, then by position: how many values a call returns that is another call's only argument.
	Values []map[string]int `json:"values"`
}

type receiver struct {
	Type    string `json:"type"`
	Pointer bool   `json:"pointer"`
}

// By interface; nil stands for what is not known.
type function struct {
	Parameters map[string][]*bool `json:"parameters"`
	Results    map[string][]*bool `json:"result"`
}

func main() {
	var asked request
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		fail(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer(&asked)); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "types-helper:", err)
	os.Exit(1)
}

func answer(asked *request) *response {
	files := token.NewFileSet()
	syntax := make([]*ast.File, len(asked.GoFiles))
	var parsed []*ast.File
	for i, name := range asked.GoFiles {
		// A file that does not parse whole is still worth what was read of it.
		syntax[i], _ = parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if syntax[i] != nil {
			parsed = append(parsed, syntax[i])
		}
	}
	packages := newPackages(files, asked)
	info := &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	config := types.Config{
		Importer:  packages,
		Error:     func(error) {},
		GoVersion: asked.GoVersion,
		Sizes:     types.SizesFor("gc", runtime.GOARCH),
	}
	checked, _ := config.Check(asked.ImportPath, files, parsed, info)
	packages.checked = checked

	interfaces := map[string]*types.Interface{}
	for _, name := range asked.Interfaces {
		interfaces[name] = packages.interfaceNamed(name)
	}
	methods := map[string]bool{}
	for _, name := range asked.Methods {
		methods[name] = true
	}
	result := &response{
		Calls:      []map[string][]receiver{},
		Functions:  []map[string]function{},
		Comparable: map[string]*bool{},
		Values:     []map[string]int{},
	}
	for _, name := range asked.Comparable {
		result.Comparable[name] = packages.isComparable(name)
	}
	for _, file := range syntax {
		calls, functions, values := map[string][]receiver{}, map[string]function{}, map[string]int{}
		at := func(pos token.Pos) string {
			position := files.PositionFor(pos, false)
			return fmt.Sprintf("%d:%d", position.Line, position.Column)
		}
		visit := func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.CallExpr:
				if selector, ok := ast.Unparen(node.Fun).(*ast.SelectorExpr); ok && methods[selector.Sel.Name] {
					if found, known := receivers(info, selector); known {
						calls[at(selector.Sel.Pos())] = found
					}
				}
				if call, count := soleArgument(info, node); asked.Values && count > 0 {
					values[at(call.Pos())] = count
				}
			case *ast.FuncDecl:
				if len(interfaces) > 0 {
					functions[at(node.Type.Params.Opening)] = implementing(info, node.Type, interfaces, checked)
				}
			case *ast.FuncLit:
				if len(interfaces) > 0 {
					functions[at(node.Type.Params.Opening)] = implementing(info, node.Type, interfaces, checked)
				}
			}
			return true
		}
		if file != nil {
			ast.Inspect(file, visit)
		}
		result.Calls = append(result.Calls, calls)
		result.Functions = append(result.Functions, functions)
		result.Values = append(result.Values, values)
	}
	return result
}

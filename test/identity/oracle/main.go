// Command oracle reads paths of Go files from standard input and prints, for each that go/parser accepts, one line:
// the path, a tab, and the sorted byte ranges of its declarations, literals and calls as go/parser has them.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"sort"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		if line, ok := rangesOf(in.Text()); ok {
			fmt.Fprintf(out, "%s\t%s\n", in.Text(), line)
		}
	}
}

func rangesOf(path string) (string, bool) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return "", false
	}
	base := files.File(file.Pos()).Base()
	var ranges []string
	add := func(kind string, from, to token.Pos, more ...any) {
		ranges = append(ranges, fmt.Sprint(kind, int(from)-base, "-", int(to)-base, fmt.Sprint(more...)))
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.FuncDecl:
			at := files.Position(n.Pos())
			add("D", n.Pos(), n.End(), n.Name.Name, ":", at.Line, ":", at.Column)
			if n.Body != nil {
				add("B", n.Body.Lbrace, n.Body.Rbrace+1)
			}
		case *ast.FuncLit:
			add("F", n.Pos(), n.End())
			add("B", n.Body.Lbrace, n.Body.Rbrace+1)
		case *ast.GenDecl:
			add("G", n.Pos(), n.End(), n.Tok.String())
		case *ast.CallExpr:
			add("C", n.Pos(), n.End())
		case *ast.StructType:
			add("S", n.Pos(), n.End())
		case *ast.CompositeLit:
			add("L", n.Pos(), n.End())
		}
		return true
	})
	sort.Strings(ranges)
	return strings.Join(ranges, " "), true
}

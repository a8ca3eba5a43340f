package main

import (
	"go/ast"
	"go/types"
	"strings"
)

// isComparable is nil where the type is not to be found, or not whole.
func (p *packages) isComparable(name string) *bool {
	dot := strings.LastIndex(name, ".")
	if dot < 0 {
		return nil
	}
	found, ok := p.named(name[:dot], name[dot+1:]).(*types.TypeName)
	if !ok || lacksPart(found.Type(), 0) {
		return nil
	}
	if generic, ok := found.Type().(*types.Named); ok && generic.TypeParams().Len() > 0 {
		return nil
	}
	answer := types.Comparable(found.Type())
	return &answer
}

// lacksPart is true where a part of t that == would compare is missing.
func lacksPart(t types.Type, depth int) bool {
	if t == types.Typ[types.Invalid] {
		return true
	}
	if depth > 8 {
		return false
	}
	switch whole := t.Underlying().(type) {
	case *types.Array:
		return lacksPart(whole.Elem(), depth+1)
	case *types.Struct:
		for i := range whole.NumFields() {
			if lacksPart(whole.Field(i).Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

// soleArgument is the call that is the only argument of another one; 0 stands for a count that is not known.
func soleArgument(info *types.Info, outer *ast.CallExpr) (*ast.CallExpr, int) {
	if len(outer.Args) != 1 {
		return nil, 0
	}
	call, ok := ast.Unparen(outer.Args[0]).(*ast.CallExpr)
	if !ok {
		return nil, 0
	}
	switch t := info.TypeOf(call).(type) {
	case nil:
		return call, 0
	case *types.Tuple:
		return call, t.Len()
	default:
		if t == types.Typ[types.Invalid] {
			return call, 0
		}
		return call, 1
	}
}

package main

import (
	"go/ast"
	"go/types"
)

// implementing tells for each parameter and each result whether it implements the interfaces.
func implementing(info *types.Info, fn *ast.FuncType, interfaces map[string]*types.Interface, from *types.Package) function {
	result := function{Parameters: map[string][]*bool{}, Results: map[string][]*bool{}}
	for name, wanted := range interfaces {
		result.Parameters[name] = implementingEach(info, fn.Params, wanted, from)
		result.Results[name] = implementingEach(info, fn.Results, wanted, from)
	}
	return result
}

func implementingEach(info *types.Info, list *ast.FieldList, wanted *types.Interface, from *types.Package) []*bool {
	each := []*bool{}
	if list == nil {
		return each
	}
	for _, field := range list.List {
		answer := implements(info.TypeOf(field.Type), wanted, from)
		for range max(1, len(field.Names)) {
			each = append(each, answer)
		}
	}
	return each
}

// implements compares methods by name and signature. Types are compared by where they are declared: the same package
// can have been read twice, from export data and from source.
func implements(t types.Type, wanted *types.Interface, from *types.Package) *bool {
	no, yes := false, true
	if wanted == nil || t == nil || incomplete(t, 0) {
		return nil
	}
	for i := range wanted.NumMethods() {
		method := wanted.Method(i)
		in := method.Pkg()
		if in == nil {
			in = from
		}
		found, _, _ := types.LookupFieldOrMethod(t, false, in, method.Name())
		has, ok := found.(*types.Func)
		if !ok {
			return &no
		}
		if isMissing(has.Signature()) || isMissing(method.Signature()) {
			return nil
		}
		if !same(has.Signature(), method.Signature()) {
			return &no
		}
	}
	return &yes
}

// incomplete is true where a part of t that could give it methods is missing.
func incomplete(t types.Type, depth int) bool {
	t = types.Unalias(t)
	if depth > 8 {
		return false
	}
	if t == types.Typ[types.Invalid] {
		return true
	}
	switch whole := t.(type) {
	case *types.Pointer:
		return incomplete(whole.Elem(), depth+1)
	case *types.Named:
		return incomplete(whole.Underlying(), depth+1)
	case *types.Struct:
		for i := range whole.NumFields() {
			if field := whole.Field(i); field.Embedded() && incomplete(field.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

func isMissing(signature *types.Signature) bool {
	for _, list := range []*types.Tuple{signature.Params(), signature.Results()} {
		for variable := range list.Variables() {
			if dereferenced(variable.Type()) == types.Typ[types.Invalid] {
				return true
			}
		}
	}
	return false
}

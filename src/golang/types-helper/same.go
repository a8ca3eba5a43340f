package main

import "go/types"

// same is types.Identical for types of packages that may have been read twice.
func same(a, b types.Type) bool {
	a, b = types.Unalias(a), types.Unalias(b)
	if types.Identical(a, b) {
		return true
	}
	switch a := a.(type) {
	case *types.Named:
		b, ok := b.(*types.Named)
		return ok && sameObject(a.Obj(), b.Obj()) && sameArguments(a.TypeArgs(), b.TypeArgs())
	case *types.Pointer:
		b, ok := b.(*types.Pointer)
		return ok && same(a.Elem(), b.Elem())
	case *types.Slice:
		b, ok := b.(*types.Slice)
		return ok && same(a.Elem(), b.Elem())
	case *types.Array:
		b, ok := b.(*types.Array)
		return ok && a.Len() == b.Len() && same(a.Elem(), b.Elem())
	case *types.Map:
		b, ok := b.(*types.Map)
		return ok && same(a.Key(), b.Key()) && same(a.Elem(), b.Elem())
	case *types.Chan:
		b, ok := b.(*types.Chan)
		return ok && a.Dir() == b.Dir() && same(a.Elem(), b.Elem())
	case *types.Signature:
		b, ok := b.(*types.Signature)
		return ok && a.Variadic() == b.Variadic() && sameTuple(a.Params(), b.Params()) && sameTuple(a.Results(), b.Results())
	case *types.Interface:
		b, ok := b.(*types.Interface)
		return ok && sameMethods(a, b)
	}
	return false
}

func sameObject(a, b *types.TypeName) bool {
	if a.Name() != b.Name() || (a.Pkg() == nil) != (b.Pkg() == nil) {
		return false
	}
	return a.Pkg() == nil || a.Pkg().Path() == b.Pkg().Path()
}

func sameArguments(a, b *types.TypeList) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if !same(a.At(i), b.At(i)) {
			return false
		}
	}
	return true
}

func sameTuple(a, b *types.Tuple) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if !same(a.At(i).Type(), b.At(i).Type()) {
			return false
		}
	}
	return true
}

func sameMethods(a, b *types.Interface) bool {
	if a.NumMethods() != b.NumMethods() || !a.IsMethodSet() || !b.IsMethodSet() {
		return false
	}
	for i := range a.NumMethods() {
		if a.Method(i).Id() != b.Method(i).Id() || !same(a.Method(i).Signature(), b.Method(i).Signature()) {
			return false
		}
	}
	return true
}

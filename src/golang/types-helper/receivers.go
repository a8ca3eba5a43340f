package main

import (
	"go/ast"
	"go/types"
)

// receivers tells the types that a method, or a field that holds a function, is called on: the static one, those of
// the embedded fields on the way to it, and the one that declares it. Calls of other things have none; known is false
// where types are missing.
func receivers(info *types.Info, selector *ast.SelectorExpr) (found []receiver, known bool) {
	selection, ok := info.Selections[selector]
	if !ok {
		if name, ok := selector.X.(*ast.Ident); ok {
			if _, isPackage := info.Uses[name].(*types.PkgName); isPackage {
				return []receiver{}, true
			}
		}
		return nil, false
	}
	found = []receiver{}
	if selection.Kind() != types.MethodVal && !holdsFunction(selection) {
		return found, true
	}
	add := func(t types.Type) {
		one, ok := named(t)
		if ok && (len(found) == 0 || found[len(found)-1].Type != one.Type) {
			found = append(found, one)
		}
	}
	current := selection.Recv()
	add(current)
	path := selection.Index()
	for _, index := range path[:len(path)-1] {
		structure, ok := dereferenced(current).Underlying().(*types.Struct)
		if !ok {
			break
		}
		current = structure.Field(index).Type()
		add(current)
	}
	// An interface has the methods of those that it embeds.
	if method, ok := selection.Obj().(*types.Func); ok && types.IsInterface(dereferenced(current)) {
		if declared := method.Signature().Recv(); declared != nil {
			add(declared.Type())
		}
	}
	return found, true
}

// holdsFunction: a field whose value is called is as good as a method.
func holdsFunction(selection *types.Selection) bool {
	_, isFunction := selection.Type().Underlying().(*types.Signature)
	return selection.Kind() == types.FieldVal && isFunction
}

func named(t types.Type) (receiver, bool) {
	t = types.Unalias(t)
	pointer, isPointer := t.(*types.Pointer)
	if isPointer {
		t = types.Unalias(pointer.Elem())
	}
	if _, ok := t.(*types.Named); !ok {
		return receiver{}, false
	}
	return receiver{Type: types.TypeString(unaliased(t), (*types.Package).Path), Pointer: isPointer}, true
}

func dereferenced(t types.Type) types.Type {
	t = types.Unalias(t)
	if pointer, ok := t.(*types.Pointer); ok {
		return types.Unalias(pointer.Elem())
	}
	return t
}

// unaliased is the type with the aliases among its type arguments resolved too.
func unaliased(t types.Type) types.Type {
	whole, ok := t.(*types.Named)
	if !ok || whole.TypeArgs().Len() == 0 {
		return t
	}
	arguments := make([]types.Type, whole.TypeArgs().Len())
	for i := range arguments {
		arguments[i] = unaliased(types.Unalias(whole.TypeArgs().At(i)))
	}
	instance, err := types.Instantiate(nil, whole.Origin(), arguments, false)
	if err != nil {
		return t
	}
	return instance
}

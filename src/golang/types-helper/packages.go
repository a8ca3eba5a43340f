package main

import (
	"errors"
	"go/build"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"strings"
)

// packages imports from the archives that the compiler would read.
type packages struct {
	asked    *request
	files    *token.FileSet
	archives types.Importer
	// The package that is asked about.
	checked *types.Package
}

func newPackages(files *token.FileSet, asked *request) *packages {
	open := func(path string) (io.ReadCloser, error) {
		archive, ok := asked.Archives[path]
		if !ok {
			return nil, errors.New("no archive of " + path)
		}
		return os.Open(archive)
	}
	return &packages{asked: asked, files: files, archives: importer.ForCompiler(files, "gc", open)}
}

func (p *packages) Import(path string) (*types.Package, error) {
	if mapped, ok := p.asked.ImportMap[path]; ok {
		path = mapped
	}
	return p.archives.Import(path)
}

// interfaceNamed finds `error` or `import/path.Name`; nil where it is not to be found or no interface.
func (p *packages) interfaceNamed(name string) *types.Interface {
	scope := types.Universe
	if dot := strings.LastIndex(name, "."); dot >= 0 {
		found := p.named(name[:dot], name[dot+1:])
		return asInterface(found)
	}
	return asInterface(scope.Lookup(name))
}

func asInterface(object types.Object) *types.Interface {
	named, ok := object.(*types.TypeName)
	if !ok {
		return nil
	}
	if generic, ok := named.Type().(*types.Named); ok && generic.TypeParams().Len() > 0 {
		return nil
	}
	found, _ := named.Type().Underlying().(*types.Interface)
	return found
}

// named looks in the package itself, in what it may import, in what its imports brought along, and, for the standard
// library, in its source.
func (p *packages) named(path, name string) types.Object {
	if p.checked != nil && p.checked.Path() == path {
		return p.checked.Scope().Lookup(name)
	}
	if _, ok := p.asked.Archives[path]; ok {
		if imported, err := p.Import(path); err == nil {
			return imported.Scope().Lookup(name)
		}
	}
	if p.checked != nil {
		if found := reachable(p.checked, path, name, map[*types.Package]bool{}); found != nil {
			return found
		}
	}
	found, err := build.Default.Import(path, "", build.FindOnly)
	if err != nil || !found.Goroot {
		return nil
	}
	imported, err := importer.ForCompiler(p.files, "source", nil).Import(path)
	if err != nil {
		return nil
	}
	return imported.Scope().Lookup(name)
}

func reachable(from *types.Package, path, name string, seen map[*types.Package]bool) types.Object {
	if seen[from] {
		return nil
	}
	seen[from] = true
	for _, imported := range from.Imports() {
		if imported.Path() == path {
			if found := imported.Scope().Lookup(name); found != nil {
				return found
			}
		}
		if found := reachable(imported, path, name, seen); found != nil {
			return found
		}
	}
	return nil
}

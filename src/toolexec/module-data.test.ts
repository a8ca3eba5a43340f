import { expect, test } from 'vitest';
import { moduleInCache, parseModules } from './module-data.ts';

const LISTED = `{
	"ImportPath": "fmt",
	"Standard": true
}
{
	"ImportPath": "example.com/app [example.com/app.test]",
	"Module": {
		"Path": "example.com/app",
		"Main": true
	}
}
{
	"ImportPath": "example.com/lib/x",
	"Module": {
		"Path": "example.com/lib",
		"Version": "v1.2.3",
		"Replace": {
			"Path": "example.com/fork",
			"Version": "v1.9.0"
		}
	}
}
{
	"ImportPath": "example.com/local",
	"Module": {
		"Path": "example.com/local",
		"Version": "v0.1.0",
		"Replace": {
			"Path": "../local"
		}
	}
}
`;

test('the module of each package, as go list tells it', () => {
  expect({ ...parseModules(LISTED) }).toEqual({
    fmt: 'std',
    'example.com/app': { path: 'example.com/app', version: undefined, main: true },
    'example.com/lib/x': { path: 'example.com/lib', version: 'v1.9.0', main: false },
    'example.com/local': { path: 'example.com/local', version: 'v0.1.0', main: false },
  });
  expect({ ...parseModules('') }).toEqual({});
});

test.each([
  ['example.com/app', '/mod/example.com/app@v1.2.3', 'example.com/app', 'v1.2.3'],
  ['example.com/app/v2/cmd/x', '/mod/example.com/app/v2@v2.0.0/cmd/x', 'example.com/app/v2', 'v2.0.0'],
  ['example.com/App', '/m@d/example.com/!app@v1.0.0-!r!c1', 'example.com/App', 'v1.0.0-RC1'],
])('%s in the module cache', (importPath, directory, path, version) => {
  expect(moduleInCache(importPath, directory)).toEqual({ path, version, main: false });
});

test('what does not lie in the module cache', () => expect(moduleInCache('example.com/app', '/src/app')).toBe(undefined));

// The packages that commands without a build speak of, as the go command lists them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { type GoModule, parseGoList, versionOf } from '../golang/go-list.ts';

export interface ListedPackage {
  importPath: string;
  name: string;
  /** Absolute paths, cgo's sources among them. */
  goFiles: string[];
  imports: string[];
  importMap: Readonly<Record<string, string>>;
  /** The archive with its export data; absent where it was not asked for or does not compile. */
  archive: string | undefined;
  standard: boolean;
  /** Absent for packages of the standard library. */
  module: { path: string; version: string; main: boolean; goVersion: string } | undefined;
  /** Named on the command line, not only imported by what is. */
  named: boolean;
}

/** `go list -json`; with `-deps` every dependency stands before what imports it. */
export function listPackages(patterns: readonly string[], directory: string, flags: readonly string[] = ['-deps']): ListedPackage[] {
  const fields = 'ImportPath,Name,Dir,GoFiles,CgoFiles,Imports,ImportMap,Export,Standard,Module,DepOnly';
  const args = ['list', '-e', ...flags, `-json=${fields}`, '--', ...patterns];
  const { status, stdout, stderr, error } = spawnSync('go', args, { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw new UserError('go is not in PATH');
  if (status !== 0) throw new UserError(`go list: ${stderr.trim().split('\n').slice(0, 3).join('; ')}`);
  const packages = parseGoList<Listed>(stdout).map(packageOf);
  const missing = packages.find((listed) => listed.named && listed.goFiles.length === 0 && listed.name === '');
  if (missing) throw new UserError(`no Go package "${missing.importPath}" here`, { hint: 'go list shows which there are' });
  return packages;
}

interface Listed {
  ImportPath: string;
  Name?: string;
  Dir?: string;
  GoFiles?: string[];
  CgoFiles?: string[];
  Imports?: string[];
  ImportMap?: Record<string, string>;
  Export?: string;
  Standard?: boolean;
  Module?: GoModule;
  DepOnly?: boolean;
}

function packageOf(listed: Listed): ListedPackage {
  const module = listed.Module;
  return {
    importPath: listed.ImportPath,
    name: listed.Name ?? '',
    goFiles: [...(listed.GoFiles ?? []), ...(listed.CgoFiles ?? [])].map((file) => join(listed.Dir ?? '', file)),
    imports: [...(listed.Imports ?? []), ...Object.keys(listed.ImportMap ?? {})],
    importMap: listed.ImportMap ?? {},
    archive: listed.Export,
    standard: listed.Standard === true,
    module: module && { path: module.Path, version: versionOf(module) ?? '', main: module.Main === true, goVersion: module.GoVersion ?? '' },
    named: listed.DepOnly !== true,
  };
}

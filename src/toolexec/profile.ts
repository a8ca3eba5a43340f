// The profile of profile-guided optimization that the go command chose by itself: a program's default.pgo applies to
// the standard library too, so the runtime's archives must be built with it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { keepIfPossible } from './atomic-write.ts';
import { hash } from './digest.ts';
import type { Plan } from './plan.ts';
import type { ToolCall } from './tool-call.ts';

/** What `compile` of a main package finds beside the sources; noted for the link, which has no sources. */
export function profileOfMain({ plan, directory }: ToolCall, importPath: string, preprocessed: string | undefined, goFiles: readonly string[]): string | undefined {
  if (!preprocessed) return undefined;
  const directories = new Set(goFiles.map((file) => dirname(resolve(directory, file))));
  const found = [...directories].map((directory) => join(directory, 'default.pgo')).find((file) => existsSync(file));
  // With an explicit -pgo there is none here; the name from the command line is used then.
  const profile = found ?? preprocessed;
  keepIfPossible(noteFile(plan, importPath), profile);
  return profile;
}

/** The linker is told in `modinfo`, with -trimpath by the base name only. */
export function profileOfLink(plan: Plan, importPath: string, importConfig: string): string | undefined {
  const told = /\\nbuild\\t-pgo=(.*?)\\n/.exec(importConfig)?.[1];
  if (told === undefined) return undefined;
  if (told.startsWith('/') && existsSync(told)) return told;
  const note = noteFile(plan, importPath);
  return existsSync(note) ? readFileSync(note, 'utf8') : told;
}

function noteFile(plan: Plan, importPath: string): string {
  return join(plan.location, 'profiles', hash([importPath]));
}

// What the weaver that stays answers: assignments and a command line for bin/otel-ts to source and run. The compiler
// thus stays a child of the go command's own call, with its environment and directory.
import { basename } from 'node:path';
import { carriedMember } from './carried-imports.ts';
import { compileWays } from './compile-ways.ts';
import { countsOf } from './joins.ts';
import { linkLine } from './link.ts';
import { formatNotice } from './notice.ts';
import { shellQuoted } from './shell-quoted.ts';
import { noteWoven } from './statistics.ts';
import type { ToolCall } from './tool-call.ts';

export interface ResidentAnswer {
  /** Sourced by the launcher. */
  script: string;
  /** What is appended to the archive. */
  member: Buffer;
}

/** Throws where Node is to do it all, and to tell what is wrong. */
export async function answerTo(call: ToolCall, args: readonly string[]): Promise<ResidentAnswer> {
  const name = basename(call.tool);
  if (name === 'link') return exec(call.tool, await linkLine(call, args));
  if (name !== 'compile') throw new Error(`${name} is not for Node`);
  const { woven, withRuntime, plain, notices, importPath, joins } = await compileWays(call, args);
  if (notices.length > 0 && call.plan.strict) throw new Error('notices are errors');
  // Where the compiler refuses it, Node says anew what was woven.
  if (woven) noteWoven(importPath, countsOf(joins), call.environment);
  const first = woven?.args ?? withRuntime;
  // Nothing of ours: the tool in place of the launcher.
  if (!first && notices.length === 0) return exec(call.tool, plain);
  const member = woven ? carriedMember(woven.carried) : Buffer.alloc(0);
  const script = scriptOf({
    archive: member.length > 0 ? woven?.archive ?? '' : '',
    notices: notices.map(formatNotice).join(''),
  }, [call.tool, ...(first ?? plain)]);
  return { script, member };
}

function exec(tool: string, args: readonly string[]): ResidentAnswer {
  return { script: scriptOf({ exec: '1' }, [tool, ...args]), member: Buffer.alloc(0) };
}

function scriptOf({ exec = '', archive = '', notices = '' }: Partial<Record<'exec' | 'archive' | 'notices', string>>, commandLine: readonly string[]): string {
  const values = Object.entries({ exec, archive, notices }).map(([name, value]) => `otelts_${name}=${shellQuoted(value)}\n`);
  return `${values.join('')}set -- ${commandLine.map(shellQuoted).join(' ')}\n`;
}

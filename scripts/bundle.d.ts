import type { Metafile, Plugin } from 'esbuild';

export function bundle(outdir: string, plugins?: Plugin[]): Promise<Metafile>;

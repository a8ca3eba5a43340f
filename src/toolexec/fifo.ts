// FIFOs, which Node.js cannot make by itself.
import { execFile } from 'node:child_process';

/** Rejects where the system or the file system has none. */
export function makeFifos(paths: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    execFile('mkfifo', ['-m', '600', ...paths], (error) => (error ? failed(error) : done()));
  });
}

// Files of tests below a directory.
import glob from 'fast-glob';

export async function findTestFiles(directory: string): Promise<string[]> {
  const patterns = ['**/*.aspect.test.{yml,yaml}', 'aspects/*.test.{yml,yaml}'];
  const found = await glob(patterns, { cwd: directory, ignore: ['**/node_modules/**', '**/vendor/**'], followSymbolicLinks: false });
  return [...new Set(found)].sort();
}

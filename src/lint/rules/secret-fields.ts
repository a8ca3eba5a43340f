// secret-field: names of added struct fields that say that they hold what nobody may read: a field lives as long as
// the program's own value, and stands in every dump of it.
import type { Report } from '../finding.ts';
import type { Subject } from '../subject.ts';

/** Words of a name, in the form that `wordsOf` gives. */
const SECRETS: ReadonlySet<string> = new Set([
  'dsn', 'password', 'passwd', 'pwd', 'passphrase', 'secret', 'secrets', 'token', 'tokens', 'credential', 'credentials', 'apikey', 'bearer', 'cookie', 'cookies',
]);

const HINT = 'keep what spans say of it, such as an address or a name, and not the secret itself';

export function findSecretFields({ files }: Subject): Report[] {
  return files.flatMap(({ aspects }) => aspects.flatMap(({ aspect }) => aspect.advice.flatMap((advice) => {
    if (advice.key !== 'add-struct-field') return [];
    const word = wordsOf(advice.name).find((one) => SECRETS.has(one));
    return word ? [{ position: advice.position, message: `the added field "${advice.name}" is named after a ${word}`, hint: HINT }] : [];
  })));
}

/** `otelts_dbDSN` → otelts, db, dsn; `apiKey` is one word besides. */
function wordsOf(name: string): string[] {
  const words = name.split(/_|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u).map((word) => word.toLowerCase());
  return [...words, ...words.slice(1).map((word, index) => `${words[index]}${word}`)];
}

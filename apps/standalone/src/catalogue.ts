import { tellCheck, UNREADABLE } from './catalogue/check.js';
import { tellExport } from './catalogue/export.js';
import { tellImport } from './catalogue/import.js';
import { tellCertificate } from './catalogue/verify.js';
import { BadInput, noCommand } from './command/bad-input.js';

type Command = (args: readonly string[], say: (line: string) => void) => Promise<number>;

/** One line per sub-command; each answers its exit code. */
const COMMANDS: Readonly<Record<string, Command>> = {
  check: tellCheck,
  export: tellExport,
  import: tellImport,
  verify: tellCertificate,
};

const USAGE = `npm run catalogue -- check <path> [--in <folder>] [--on <YYYY-MM-DD>] [--json]
npm run catalogue -- export <folder> --csv|--yaml --to <folder> [--json]
npm run catalogue -- import <csv folder> --to <folder> [--json]
npm run catalogue -- verify <certificate> [--json]
  check    reads items and guides and says everything that keeps them from being published; no server, no database:
           0 publishable, 1 findings, 2 unreadable. <path>: a folder like seeds, an item or guide in YAML, or a CSV file of a set
  --in     the catalogue that a single file or a set of CSV would join; the seeds of the product unless told
  --on     the day on which it would take effect; today unless told
  export   items and guides of a folder (YAML or CSV) as CSV or YAML
  import   CSV to one YAML file per item and guide
  verify   proves a certificate of independence (独立性证书) again from itself: 0 right, 1 wrong, 2 unreadable; no server, no database
  --to     a folder that is empty or not there yet: nothing is written over
  --json   one object, on the last line`;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
try {
  if (!command) throw noCommand(name, USAGE);
  process.exitCode = await command(args, say);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  if (args.includes('--json')) say(JSON.stringify({ verdict: 'unreadable', ...error.said }));
  process.exitCode = UNREADABLE;
}

import { BadInput, noCommand } from './command/bad-input.js';
import { explain } from './explain.js';
import { tellExport } from './journal/export.js';
import { tellJournal } from './journal/verify.js';

type Command = (args: readonly string[], say: (line: string) => void) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = { verify: tellJournal, export: tellExport };

const USAGE = `npm run journal -- verify [--from <file>] [--heads <file>] [--key <pem>] [--json]
npm run journal -- export <file> [--json]
  verify   reads the journal and its chain and names the first line that is altered, missing or elsewhere, and the signed head that
           is not met: 0 right, 1 wrong, 2 unreadable. The database of the settings, or an export and nothing else
  export   the chain with its lines as JSON lines, without what can be erased (个人信息); a file that is not there yet
  --from   an export
  --heads  signed heads kept outside, as SEAL_FILE or /public/v1/seals hold them, one a line; those of the database are met as well
  --key    the public key of the heads, as /public/v1/seal-key gives it; unless told, the one configured here
  --json   one object`;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
try {
  if (!command) throw noCommand(name, USAGE);
  process.exitCode = await command(args, say);
} catch (error) {
  process.stderr.write(`${error instanceof BadInput ? error.message : explain(error)}\n`);
  process.exitCode = 2;
}

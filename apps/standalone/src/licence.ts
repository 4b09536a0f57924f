import { BadInput, noCommand } from './command/bad-input.js';
import { tellLicence, UNREADABLE } from './licence/verify.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const USAGE = `npm run licence -- verify <file> [--key <pem>] [--json]
  verify   a business licence in signed JSON (电子营业执照): 0 right, 1 wrong, 2 unreadable; no server, no database
  --key    the registrar's public key, as /public/v1/licence-key gives it; unless told, the one configured here
  --json   one object`;

const [command, ...args] = process.argv.slice(2);
try {
  if (command !== 'verify') throw noCommand(command, USAGE);
  process.exitCode = await tellLicence(args, say);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = UNREADABLE;
}

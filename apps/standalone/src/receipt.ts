import { BadInput, noCommand } from './command/bad-input.js';
import { tellDue } from './receipt/due.js';
import { tellVerdict, UNREADABLE, WRONG } from './receipt/verify.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const USAGE = `npm run receipt -- verify <file> [--calendar <yaml>] [--json]
npm run receipt -- due --start <YYYY-MM-DD> --limit <n> --unit working_day|calendar_day|same_day
                       [--calendar <yaml>] [--stop <from>..<to>]… [--json]
  verify      computes a receipt (期限说明) again from itself: 0 right, 1 wrong, 2 unreadable; no server, no database
  due         one date, with every day that did not count; the national calendar of the seeds unless told
  --calendar  a calendar file; for verify, the published one to hold the named days against
  --stop      days on which the clock stands, the first included, the second not; \`<from>..\` while it still stands
  --json      one object`;

const [command, ...args] = process.argv.slice(2);
try {
  if (command === 'verify') process.exitCode = await tellVerdict(args, say);
  else if (command === 'due') await tellDue(args, say);
  else throw noCommand(command, USAGE);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = command === 'verify' ? UNREADABLE : WRONG;
}

import { parseArgs } from 'node:util';
import { type ExplainedCode, explainCode } from '#model/registration';
import { BadInput, bad, noCommand, refusedArgument } from './command/bad-input.js';
import { regionsIn } from './seeds.js';
import { seedsFolder } from './seeds-folder.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const VALID = 0;
const NOT_VALID = 1;
const USAGE_EXIT = 2;
const USAGE = `npm run code -- check <code>… [--json]
  check   unified social credit codes (统一社会信用代码) part by part: 0 all valid, 1 not, 2 usage; no server, no database
  --json  one object a line, as /public/v1/credit-codes/{code} answers`;

function readArguments(args: readonly string[]): { codes: readonly string[]; json: boolean } {
  const options = { json: { type: 'boolean', default: false } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command, ...codes] = positionals;
    if (command !== 'check') throw noCommand(command, USAGE);
    if (codes.length === 0) throw bad('请给出至少一个代码', `name one code at least\n${USAGE}`);
    return { codes, json: values.json };
  } catch (error) {
    throw error instanceof TypeError ? refusedArgument(error) : error;
  }
}

function* asLines({ code, valid, parts, findings }: ExplainedCode): Generator<string> {
  yield `${valid ? '✓' : '✗'} ${code}`;
  for (const { from, to, text, name, meaning } of parts) {
    const place = from === to ? `${from}` : `${from}–${to}`;
    const known = meaning ? `${meaning.zh} · ${meaning.en}` : '不详 · not known here';
    yield `  ${place.padEnd(5)} ${text.padEnd(9)} ${name.zh} ${name.en}: ${known}`;
  }
  for (const { weight, words } of findings)
    yield `  ${weight === 'error' ? '✗' : '!'} ${words.zh} · ${words.en}`;
}

try {
  const { codes, json } = readArguments(process.argv.slice(2));
  const regions = new Map((await regionsIn(seedsFolder())).map((region) => [region.code, region]));
  const explained = codes.map((code) => explainCode(code, (digits) => regions.get(digits) ?? null));
  for (const each of explained) {
    if (json) say(JSON.stringify(each));
    else for (const line of asLines(each)) say(line);
  }
  process.exitCode = explained.every(({ valid }) => valid) ? VALID : NOT_VALID;
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = USAGE_EXIT;
}

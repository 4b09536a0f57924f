import { parseArgs } from 'node:util';
import { type Verdict, verifyReceipt } from '#model/casework';
import { digest } from '#offline/record';
import { bad, refusedArgument } from '../command/bad-input.js';
import { parsedJson } from '../command/json-file.js';
import { publishedFile } from './calendar-file.js';

export const RIGHT = 0;
export const WRONG = 1;
export const UNREADABLE = 2;

/** `verify <file> [--calendar file] [--json]`: the exit code. Reads the file and nothing else; throws BadInput where it cannot. */
export async function tellVerdict(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { file, calendar, json } = readArguments(args);
  const document = await parsedJson(file);
  const published = calendar === undefined ? [] : [await publishedFile(calendar)];
  const verdict = verifyReceipt(document, digest, published);
  if (json) say(JSON.stringify({ ...verdict, ...('receipt' in verdict && { receipt: undefined }) }));
  else for (const line of asLines(verdict)) say(line);
  if (verdict.verdict === 'right' && verdict.confirmed.length < published.length) {
    say(`${calendar} 不是本说明所用的日历 · ${calendar} is not the calendar of this receipt`);
    return WRONG;
  }
  return { right: RIGHT, wrong: WRONG, unreadable: UNREADABLE }[verdict.verdict];
}

function readArguments(args: readonly string[]) {
  const options = { calendar: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw bad('请给出一个期限说明文件', 'name one file that holds a receipt');
    return { file, ...values };
  } catch (error) {
    throw error instanceof TypeError ? refusedArgument(error) : error;
  }
}

function* asLines(verdict: Verdict): Generator<string> {
  switch (verdict.verdict) {
    case 'unreadable':
      yield `✗ 不是期限说明：${verdict.pointer || '/'} 处应为 ${verdict.expected} · not a receipt: at ${verdict.pointer || '/'} ${verdict.expected} should stand`;
      return;
    case 'right': {
      const { shown, clocks } = verdict.receipt;
      yield `✓ 相符：到期日 ${shown.dueOn ?? '未定'}，${clocks.length} 个时钟逐日复算无误 · right: due ${shown.dueOn ?? 'on no day yet'}; every day of ${clocks.length} clocks comes out as said`;
      if (verdict.confirmed.length > 0)
        yield '✓ 所列节假日与公布的日历一致 · its named days are those of the published calendar';
      return;
    }
    case 'wrong':
      if (verdict.fault !== null)
        yield `✗ 无法推算：${verdict.fault} · it cannot be counted: ${verdict.fault}`;
      for (const { pointer, said, computed } of verdict.differences)
        yield `✗ ${pointer}：说明写的是 ${shown(said)}，推算为 ${shown(computed)} · it says ${shown(said)}, computed ${shown(computed)}`;
  }
}

/** `∅` where nothing stands. */
const shown = (value: unknown): string => JSON.stringify(value) ?? '∅';

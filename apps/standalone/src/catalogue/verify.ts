import { type Certificate, type CertificateVerdict, verifyCertificate } from '#model/catalogue';
import { digest } from '#offline/record';
import { parsedJson } from '../command/json-file.js';
import { argumentsOf } from './arguments.js';

const CODES = { right: 0, wrong: 1, unreadable: 2 } as const;

/**
 * `verify <certificate> [--json]`: the exit code. Proves a certificate of independence again from the guide and the items in the
 * file; reads nothing else, needs no server and no database. Throws BadInput where there is no such file, or no JSON in it.
 */
export async function tellCertificate(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { path, values } = argumentsOf(args, { json: { type: 'boolean', default: false } });
  const verdict = verifyCertificate(await parsedJson(path), digest);
  if (values.json)
    say(JSON.stringify({ ...verdict, ...('certificate' in verdict && { certificate: undefined }) }));
  else for (const line of asLines(verdict)) say(line);
  return CODES[verdict.verdict];
}

function* asLines(verdict: CertificateVerdict): Generator<string> {
  switch (verdict.verdict) {
    case 'unreadable': {
      const { pointer, expected } = verdict;
      yield `✗ 不是独立性证书：${pointer || '/'} 处应为 ${expected} · not a certificate: at ${pointer || '/'} ${expected} should stand`;
      return;
    }
    case 'wrong':
      for (const { pointer, said, computed } of verdict.differences)
        yield `✗ ${pointer}：证书写的是 ${shown(said)}，推算为 ${shown(computed)} · it says ${shown(said)}, computed ${shown(computed)}`;
      return;
    case 'right':
      yield* summary(verdict.certificate);
  }
}

function* summary({ guide, items, headline, result, days }: Certificate): Generator<string> {
  const independent = result.verdict === 'independent';
  yield `${independent ? '✓' : '✗'} ${headline.zh} · ${headline.en}`;
  const { code, name } = guide.content;
  yield `✓ 相符：${name.zh}（${code}，第 ${guide.version} 版，${guide.hash}）由所附 ${items.length} 个事项重新推出 · right: ${name.en} (${code}, version ${guide.version}) is proved again from the ${items.length} items it carries`;
  yield `  逐个办理 ${days.serial} 个工作日，并联 ${days.parallel} 个${days.demo ? '（含演示数字）' : ''} · one after another ${days.serial} working days, in parallel ${days.parallel}${days.demo ? ' (some numbers are for demonstration)' : ''}`;
}

/** `∅` where nothing stands; long values are cut. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '∅';
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

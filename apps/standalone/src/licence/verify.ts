import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LicenceVerdict, verifyLicence } from '#model/registration';
import { trustedKey } from '#offline/record';
import { bad, refusedArgument } from '../command/bad-input.js';
import { parsedJson } from '../command/json-file.js';

const CODES = { right: 0, wrong: 1, unreadable: 2 } as const;
export const UNREADABLE = CODES.unreadable;

/** `verify <file> [--key file] [--json]`: the exit code. Reads the file and the key and nothing else; throws BadInput where it cannot. */
export async function tellLicence(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { file, key, json } = readArguments(args);
  const verdict = verifyLicence(await parsedJson(file), await keyOf(key));
  if (json) say(JSON.stringify(verdict));
  else for (const line of asLines(verdict)) say(line);
  return CODES[verdict.verdict];
}

function readArguments(args: readonly string[]) {
  const options = { key: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw bad('请给出一个营业执照文件', 'name one file that holds a licence');
    return { file, ...values };
  } catch (error) {
    throw error instanceof TypeError ? refusedArgument(error) : error;
  }
}

async function keyOf(named: string | undefined) {
  const file = named ?? 'LICENCE_KEY';
  const pem = named === undefined ? await configured() : await textOf(named);
  try {
    return trustedKey(pem);
  } catch {
    throw bad(`${file} 不是 Ed25519 公钥（PEM）`, `${file} is no Ed25519 key in PEM`);
  }
}

/** The key of this installation, or of the demonstration here; a key is never taken from the file that is to be verified. */
async function configured(): Promise<string> {
  const none = bad(
    '没有可信的公钥：请用 --key 指定登记机关的公钥',
    'no key to trust: name the registrar’s public key with --key',
  );
  // Whoever names a key needs no settings, and nothing of the database that comes with them.
  const { Config, ConfigError } = await import('#platform');
  const { DEMO_KEY_FILE } = await import('#registration');
  try {
    const config = Config.readStandalone();
    return config.licenceKey ?? (await readFile(join(config.dataDir, DEMO_KEY_FILE), 'utf8'));
  } catch (error) {
    if (error instanceof ConfigError) throw bad('设置有误', error.message);
    throw none;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw bad(`读不了 ${file}：${why}`, `${file} cannot be read: ${why}`);
  }
}

function* asLines(verdict: LicenceVerdict): Generator<string> {
  switch (verdict.verdict) {
    case 'unreadable': {
      const { pointer, expected } = verdict;
      yield `✗ 不是签名的营业执照：${pointer || '/'} 处应为 ${expected} · not a signed licence: at ${pointer || '/'} ${expected} should stand`;
      return;
    }
    case 'wrong':
      yield verdict.why === 'key'
        ? '✗ 不是用这把密钥签的 · it was signed with another key'
        : '✗ 签名不符：内容在签名之后被改动 · the signature does not fit: something was changed after it was signed';
      return;
    case 'right': {
      const { licence, verifyAt } = verdict.document;
      const { name, code, version, issuedOn, registrar } = licence;
      yield `✓ 签名相符：${name}，${code}，第 ${version} 版，${registrar.zh} ${issuedOn} 签发 · right: ${name}, ${code}, version ${version}, issued by ${registrar.en} on ${issuedOn}`;
      yield `  签名时状态：${licence.status === 'in-force' ? '存续' : '已注销'}；现状请查 ${verifyAt} · when it was signed: ${licence.status}; how it stands today: ${verifyAt}`;
    }
  }
}

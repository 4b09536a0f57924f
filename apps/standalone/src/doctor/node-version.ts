import { readFile } from 'node:fs/promises';
import { type Finding, ok, say, wrong } from './finding.js';

/** Does this Node fit the range the package asks for? Knows the two forms we write: `^20.19` and `>=24.11`. */
export function fits(version: string, range: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return range.split('||').some((part) => {
    const [, sign, asked = '0', least = '0'] = /^\s*(\^|>=)(\d+)(?:\.(\d+))?/.exec(part) ?? [];
    if (sign === undefined) return false;
    if (major === Number(asked)) return minor >= Number(least);
    return sign === '>=' && major > Number(asked);
  });
}

/** From the package file at `root`; the version is the running one's. */
export async function examineNode(root: URL): Promise<Finding[]> {
  const { engines } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const range: string = engines.node;
  const { version } = process;
  if (fits(version, range))
    return [ok('node', say(`Node ${version}，要求 ${range}`, `Node ${version}, asked for ${range}`))];
  return [
    wrong(
      'node',
      say(`Node ${version} 不在 ${range} 之内`, `Node ${version} is outside ${range}`),
      say('请安装 Node 20 的最新版（或 22、24）', 'install the newest Node 20 (or 22, 24)'),
    ),
  ];
}

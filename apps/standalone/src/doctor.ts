import { parseArgs } from 'node:util';
import { examineProduct } from './doctor/examine.js';
import { examined, type Finding } from './doctor/finding.js';
import { examineNode } from './doctor/node-version.js';
import { examineSettings } from './doctor/settings.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const SIGN = { ok: '✓', warning: '!', wrong: '✗' } as const;

function tell({ check, state, said, mend }: Finding): void {
  say(`${SIGN[state]} ${check}: ${said.zh} · ${said.en}`);
  if (mend) say(`    → ${mend.zh} · ${mend.en}`);
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const root = new URL('../../../../', import.meta.url);
const { config, findings } = examineSettings();
const checks = [
  ...(await examined('node', () => examineNode(root))),
  ...findings,
  ...(config ? await examineProduct(config) : []),
];
const healthy = checks.every(({ state }) => state !== 'wrong');
for (const finding of checks) tell(finding);
say(healthy ? '一切正常 · nothing is wrong' : '有问题需要处理 · something is wrong');
if (values.json) say(JSON.stringify({ ok: healthy, checks }));
process.exitCode = healthy ? 0 : 1;

import { normalise, worth } from './alphabet.js';
import { creditCheck, organisationCheck } from './check-characters.js';
import type { CodeFinding } from './code-finding.js';
import { isPrefix } from './prefixes.js';

/** A code as it was read. `valid`: no finding is an error. */
export interface CheckedCode {
  /** In its one spelling; positions count in it. */
  readonly code: string;
  readonly valid: boolean;
  readonly findings: readonly CodeFinding[];
}

const LENGTH = 18;
const FORBIDDEN = /[IOSVZ]/;
/** Of a text far too long the first ones tell enough. */
const SHOWN = 20;

/**
 * Checks a unified social credit code (统一社会信用代码): length, characters and check character are errors; an unknown prefix, and an
 * organisation code that fails its own check, are warnings. Source: GB 32100-2015, GB 11714-1997.
 */
export function checkCreditCode(text: string): CheckedCode {
  const code = normalise(text);
  const findings = formFindings(code);
  if (findings.length === 0) findings.push(...checkFindings(code));
  return { code, valid: findings.every(({ weight }) => weight !== 'error'), findings };
}

/** Nothing is computed over characters that are not there. */
function formFindings(code: string): CodeFinding[] {
  const characters = [...code];
  const findings = characters.flatMap((character, at): CodeFinding[] => {
    const position = at + 1;
    const wrong = (rule: CodeFinding['rule']): CodeFinding[] => [
      { rule, weight: 'error', position, params: { said: character } },
    ];
    if (FORBIDDEN.test(character)) return wrong('CODE-LETTER');
    if (worth(character) === -1) return wrong('CODE-CHARACTER');
    return position >= 3 && position <= 8 && !/\d/.test(character) ? wrong('CODE-REGION') : [];
  });
  const { length } = characters;
  if (length === LENGTH) return findings;
  const short: CodeFinding = { rule: 'CODE-LENGTH', weight: 'error', position: null, params: { length } };
  return [short, ...findings.slice(0, SHOWN)];
}

function* checkFindings(code: string): Generator<CodeFinding> {
  const differs = (rule: CodeFinding['rule'], at: number, right: string): CodeFinding[] => {
    const said = code[at] ?? '';
    const weight = rule === 'CODE-CHECK' ? 'error' : 'warning';
    return said === right ? [] : [{ rule, weight, position: at + 1, params: { said, right } }];
  };
  yield* differs('CODE-CHECK', 17, creditCheck(code.slice(0, 17)));
  const prefix = code.slice(0, 2);
  if (!isPrefix(prefix))
    yield { rule: 'CODE-PREFIX', weight: 'warning', position: 1, params: { said: prefix } };
  yield* differs('CODE-ORGANISATION', 16, organisationCheck(code.slice(8, 16)));
}

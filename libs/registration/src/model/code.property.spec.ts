import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALPHABET, normalise } from './alphabet.js';
import { placeOfBody } from './body.js';
import { registrationCheck } from './check-characters.js';
import { checkCreditCode } from './check-code.js';
import { explainCode } from './explain-code.js';
import { makeCreditCode } from './make-code.js';

const of = (characters: string, length: number) =>
  fc
    .array(fc.constantFrom(...characters), { minLength: length, maxLength: length })
    .map((each) => each.join(''));
const digits = (length: number) => of('0123456789', length);
const parts = fc.record({
  prefix: fc.constantFrom('11', '12', '51', '91', '92', '93', 'N1', 'Y1'),
  region: digits(6),
  body: of(ALPHABET, 8),
});

describe('whatever the code', () => {
  it('what is made is valid without a finding, and comes apart into what it was made of', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const code = makeCreditCode(made);
        const { valid, findings, parts: explained } = explainCode(code, () => null);
        const text = (name: string) => explained.find(({ part }) => part === name)?.text;
        expect({ valid, findings }).toEqual({ valid: true, findings: [] });
        expect({
          prefix: `${text('department')}${text('category')}`,
          region: text('region'),
          body: text('organisation')?.slice(0, 8),
        }).toEqual(made);
      }),
    );
  });

  it('every error of one character is caught, wherever and whatever it is', () => {
    const TYPED = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-? '];
    const mistyped = (code: string, at: number) =>
      TYPED.filter((other) => other !== code[at]).map(
        (other) => `${code.slice(0, at)}${other}${code.slice(at + 1)}`,
      );
    fc.assert(
      fc.property(parts, fc.nat(17), (made, at) => {
        const passed = mistyped(makeCreditCode(made), at).filter((typed) => checkCreditCode(typed).valid);
        expect(passed).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('two neighbours exchanged are caught', () => {
    fc.assert(
      fc.property(parts, fc.nat(16), (made, at) => {
        const code = makeCreditCode(made);
        const [one = '', two = ''] = [code[at], code[at + 1]];
        fc.pre(one !== two);
        expect(checkCreditCode(`${code.slice(0, at)}${two}${one}${code.slice(at + 2)}`).valid).toBe(false);
      }),
    );
  });

  it('a spelling is brought to one form, and that form stays as it is', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: of(`${ALPHABET}ａｚＡ９ ı　`, 1) }),
    );
    fc.assert(fc.property(anything, (text) => expect(normalise(normalise(text))).toBe(normalise(text))));
    const wide = (code: string) =>
      [...code].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join('');
    fc.assert(
      fc.property(parts, (made) => {
        const code = makeCreditCode(made);
        for (const spelling of [code.toLowerCase(), wide(code), wide(code.toLowerCase()), ` ${code}\n`])
          expect(normalise(spelling)).toBe(code);
      }),
    );
  });

  it('nothing that is typed throws, and no more than the findings decide', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { valid, findings } = explainCode(text, () => null);
        expect(valid).toBe(!findings.some(({ weight }) => weight === 'error'));
        for (const { words } of findings) expect(`${words.zh}${words.en}`).not.toMatch(/\{|undefined/);
      }),
    );
  });
});

describe('bodies and registration numbers', () => {
  it('bodies are placed as their characters are worth', () => {
    expect([placeOfBody('00000000'), placeOfBody('0000000Y'), placeOfBody('00000010')]).toEqual([0, 30, 31]);
    fc.assert(
      fc.property(of(ALPHABET, 8), of(ALPHABET, 8), (one, two) => {
        fc.pre(one !== two);
        const at = [...one].findIndex((each, n) => each !== two[n]);
        expect(placeOfBody(one) < placeOfBody(two)).toBe(
          ALPHABET.indexOf(one[at] ?? '') < ALPHABET.indexOf(two[at] ?? ''),
        );
      }),
    );
  });

  it('every error of one digit in a registration number is caught', () => {
    fc.assert(
      fc.property(digits(14), fc.nat(13), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
        const other = `${number.slice(0, at)}${(Number(number[at]) + more) % 10}${number.slice(at + 1)}`;
        expect(registrationCheck(other)).not.toBe(registrationCheck(number));
      }),
    );
  });
});

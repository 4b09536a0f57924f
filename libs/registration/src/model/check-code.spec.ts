import { describe, expect, it } from '@jest/globals';
import { creditCheck, organisationCheck, registrationCheck } from './check-characters.js';
import { checkCreditCode } from './check-code.js';
import { codeWords } from './code-finding.js';

const found = (text: string) =>
  checkCreditCode(text).findings.map(({ rule, weight, position }) =>
    `${weight} ${rule} ${position ?? ''}`.trim(),
  );

describe('a unified social credit code', () => {
  it.each([
    ['914403001922038216', 'Huawei'],
    ['9144030071526726XG', 'Tencent (Shenzhen): organisation check X'],
    ['91440300192317458F', 'BYD'],
    ['91630000226593742J', 'Qinghai Salt Lake'],
    ['91100000100003962T', 'ICBC'],
    ['91330100MA2AX8UL47', 'a company registered after 2015'],
    ['12100000400000624D', 'Tsinghua University'],
    ['91350100M000100Y43', 'the sample of GB 32100-2015'],
    ['11630000MB1A0001XG', 'an invented organ of the seeds'],
  ])('%s is right: %s', (code) => {
    expect(checkCreditCode(code)).toEqual({ code, valid: true, findings: [] });
  });

  it('has the check 0 where the weighted sum is a multiple of 31', () => {
    expect(checkCreditCode('91110108MA00000070')).toMatchObject({ valid: true });
    expect(creditCheck('91110108MA0000007')).toBe('0');
  });

  it.each([
    ['914403001922038217', ['error CODE-CHECK 18']],
    ['91440300192203821I', ['error CODE-LETTER 18']],
    ['91440300192203821', ['error CODE-LENGTH']],
    ['91630100631295000W', ['warning CODE-ORGANISATION 17']],
    ['', ['error CODE-LENGTH']],
    ['9144A300192203821-', ['error CODE-REGION 5', 'error CODE-CHARACTER 18']],
    ['AA4403001922038216', ['error CODE-CHECK 18', 'warning CODE-PREFIX 1']],
    ['91A4403A1922038216', ['error CODE-REGION 3', 'error CODE-REGION 8']],
    ['91440300 92203821😀', ['error CODE-CHARACTER 9', 'error CODE-CHARACTER 18']],
  ])('%j: %j', (code, findings) => {
    expect(found(code)).toEqual(findings);
  });

  it('of an organisation code that fails its own check is valid: old numbers differ', () => {
    expect(checkCreditCode('91630100631295000W').valid).toBe(true);
  });

  it('says what the check should be, in both languages', () => {
    const [finding] = checkCreditCode('914403001922038217').findings;
    expect(codeWords(finding!)).toEqual({
      zh: '校验码为 7，按前 17 位应为 6',
      en: 'The check character is 7; the 17 before it ask for 6',
    });
  });

  it('is read in lower case and in full width', () => {
    for (const spelling of [
      ' 9144030071526726xg ',
      '９１４４０３００７１５２６７２６ＸＧ',
      '９１440300７１526726ｘg\u3000',
    ])
      expect(checkCreditCode(spelling)).toMatchObject({ code: '9144030071526726XG', valid: true });
  });

  it('names at most twenty characters of a text that is far too long', () => {
    expect(checkCreditCode('!'.repeat(5000)).findings).toHaveLength(21);
  });

  it('with a department or a category that nobody knows is odd, not wrong', () => {
    const first = '54440300192203821';
    expect(found(`${first}${creditCheck(first)}`)).toEqual(['warning CODE-PREFIX 1']);
  });
});

describe('the other checks', () => {
  it('organisation codes as printed (GB 11714)', () => {
    for (const [body, check] of [
      ['19220382', '1'],
      ['71526726', 'X'],
      ['D2143569', 'X'],
      ['M000100Y', '4'],
    ] as const)
      expect([body, organisationCheck(body)]).toEqual([body, check]);
  });

  it('registration numbers: the sample of GS 15-2006 and two that companies print', () => {
    for (const number of ['110108000000016', '440301103097413', '110108002734659'])
      expect([number, registrationCheck(number.slice(0, 14))]).toEqual([number, number.slice(14)]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extensionOf, nameRefusal } from './file-name.js';

const ruleOf = (name: string) => nameRefusal(name)?.params?.['rule'] ?? null;

describe('the name of a file', () => {
  it.each([
    '立项申请书.pdf',
    '总平面图 (第二版).dwg',
    "O'Brien & 𠮷田.docx",
    'v1.2.pdf',
    '.pdf',
    'console.pdf',
    'construction.con.pdf',
    'falcon.pdf',
    'x.telecom.pdf',
    'x.comet.pdf',
    'x\u00a0y.pdf',
    'setup.exe',
    `${'长'.repeat(196)}.pdf`,
  ])('%s is kept as a label', (name) => expect(ruleOf(name)).toBeNull());

  it.each([
    ['', 'name-empty'],
    ['   ', 'name-empty'],
    ['../../x.pdf', 'name-path'],
    ['/etc/passwd.pdf', 'name-path'],
    ['C:\\x.pdf', 'name-path'],
    ['a\\b.pdf', 'name-path'],
    ['..', 'name-path'],
    ['x\0.pdf', 'name-control'],
    ['x\r\nSet-Cookie: a.pdf', 'name-control'],
    ['x\ud800.pdf', 'name-control'],
    ['x\u007f.pdf', 'name-control'],
    ['x\u009f.pdf', 'name-control'],
    ['CON', 'name-device'],
    ['con .pdf', 'name-device'],
    ['con.pdf', 'name-device'],
    ['LPT1.x.pdf', 'name-device'],
    ['x\u202efdp.exe', 'name-direction'],
    ['x\u200b.pdf', 'name-direction'],
    [' x.pdf', 'name-edge'],
    ['x.pdf.', 'name-edge'],
    ['x.exe.pdf', 'name-double'],
    ['x.HTML.pdf', 'name-double'],
    [`${'长'.repeat(197)}.pdf`, 'name-too-long'],
  ])('%j is refused', (name, rule) => expect(ruleOf(name)).toBe(rule));

  it('is a place under no system, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        if (nameRefusal(name) === null) expect(name).not.toMatch(/[/\\:\p{Cc}]|^\.+$/u);
      }),
    );
  });

  it('has the extension behind its last point', () => {
    expect(['a.PDF', 'a.b.docx', '.pdf', 'a', 'a.'].map(extensionOf)).toEqual(['pdf', 'docx', 'pdf', '', '']);
  });
});

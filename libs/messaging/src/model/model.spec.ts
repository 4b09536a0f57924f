import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRejection } from '#kernel';
import { pauseAfter, TRIES } from './back-off.js';
import { cloudEvent } from './cloud-event.js';
import { lentRefusal } from './lent.js';
import { isMailAddress } from './mail-address.js';
import { mailText } from './mail-text.js';
import type { Message } from './message.js';
import { webhookUrl } from './webhook-url.js';

const codeOf = (text: string, allowed: string[] = []) => {
  const url = webhookUrl(text, allowed);
  return isRejection(url) ? url.code : url.href;
};

const HOUSE = 'https://one-window.example.cn';
const MESSAGE: Message = {
  eventId: 'evt_0f',
  topic: 'notice.issued',
  caseId: '0192d0a0-0000-7000-8000-000000000000',
  receiptNo: 'QH20260000007',
  seq: 3,
  kind: 'ACCEPT',
  effectiveOn: '2026-10-08',
  at: '2026-10-08T01:30:00.000Z',
  notice: {
    id: '7',
    n: 2,
    kind: 'accepted',
    audience: 'applicant',
    legal: true,
    words: { zh: '您的申请已受理。', en: 'Your application is accepted.' },
  },
};

const told = (more: object) => mailText({ ...MESSAGE, notice: { ...MESSAGE.notice!, ...more } }, HOUSE);

it('who has lent rights makes no channel', () => {
  expect(lentRefusal({ lent: true })).toMatchObject({ code: 'FORBIDDEN' });
  expect(lentRefusal({ lent: false })).toBeNull();
});

describe('back-off', () => {
  it('spreads the tries of a round over about a day', () => {
    let waited = 0;
    for (let tries = 1; tries < TRIES; tries += 1) waited += pauseAfter(tries, 0) ?? Number.NaN;
    expect(waited).toBe((5 + 30 + 60 * (2 + 10 + 30) + 3600 * (1 + 2 + 4 + 8 + 8)) * 1000);
    expect(pauseAfter(1, 0)).toBe(5000);
    expect(pauseAfter(TRIES, 0)).toBeNull();
  });

  it('never waits less than its pause, nor a fifth more, and heeds a receiver that asks for time, eight hours at most', () => {
    const tries = fc.integer({ min: 1, max: TRIES - 1 });
    fc.assert(
      fc.property(tries, fc.double({ min: 0, max: 0.999, noNaN: true }), (n, random) => {
        const least = pauseAfter(n, 0) ?? 0;
        const pause = pauseAfter(n, random) ?? 0;
        return pause >= least && pause <= least * 1.2 + 1;
      }),
    );
    expect(pauseAfter(1, 0, 60_000)).toBe(60_000);
    expect(pauseAfter(1, 0, 999 * 3_600_000)).toBe(8 * 3_600_000);
    expect(pauseAfter(9, 0, 1000)).toBe(8 * 3_600_000);
  });
});

describe('the URL of a receiver', () => {
  it.each([
    ['https://hooks.example.com/a?b=c', 'https://hooks.example.com/a?b=c'],
    ['https://HOOKS.Example.com:8443/', 'https://hooks.example.com:8443/'],
    ['https://hooks.example.com./a', 'https://hooks.example.com./a'],
    ['https://local.test.example.com/', 'https://local.test.example.com/'],
    ['https://hooks.milan/', 'https://hooks.milan/'],
    [`https://hooks.example.com/${'a'.repeat(1974)}`, `https://hooks.example.com/${'a'.repeat(1974)}`],
    // The names IANA tested internationalised domains with.
    ['https://例子.测试/a', 'https://xn--fsqu00a.xn--0zwm56d/a'],
  ])('takes %s', (text, href) => expect(codeOf(text)).toBe(href));

  it.each([
    ['http://hooks.example.com/', 'WEBHOOK_NOT_HTTPS'],
    ['https://hooks.example.com:80/', 'WEBHOOK_PORT'],
    ['https://hooks.example.com:22/', 'WEBHOOK_PORT'],
    ['https://hooks.example.com:6379/', 'WEBHOOK_PORT'],
    ['https://user@hooks.example.com/', 'WEBHOOK_USERINFO'],
    ['https://user:pass@hooks.example.com/', 'WEBHOOK_USERINFO'],
    ['https://:pass@hooks.example.com/', 'WEBHOOK_USERINFO'],
    ['https://hooks.example.com@127.0.0.1/', 'WEBHOOK_USERINFO'],
    ['https://hooks.example.com/#top', 'WEBHOOK_URL_INVALID'],
    ['file:///etc/passwd', 'WEBHOOK_URL_INVALID'],
    ['gopher://hooks.example.com/', 'WEBHOOK_URL_INVALID'],
    ['ftp://hooks.example.com/', 'WEBHOOK_URL_INVALID'],
    ['javascript:alert(1)', 'WEBHOOK_URL_INVALID'],
    ['hooks.example.com', 'WEBHOOK_URL_INVALID'],
    ['', 'WEBHOOK_URL_INVALID'],
    [`https://hooks.example.com/${'a'.repeat(1975)}`, 'WEBHOOK_URL_INVALID'],
  ])('refuses %s', (text, code) => expect(codeOf(text)).toBe(code));

  // security.md G1: this machine and its neighbours in every spelling the parser takes for an address, and by name.
  it.each([
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '0',
    '0x7f.0.0.1',
    '0x7f000001',
    '2130706433',
    '017700000001',
    '0177.0.0.1',
    '127.0.0.1.',
    '１２７．０．０．１',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[fd00::1]',
    '[fe80::1]',
    '169.254.169.254',
    '10.0.0.8',
    '192.168.1.1',
    '100.64.0.1',
    '8.8.8.8',
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    'router.local',
    'metadata.google.internal',
    'database',
    '-a.example.com',
    'nas.lan',
    '1.0.0.127.in-addr.arpa',
  ])('refuses the host %s', (host) => expect(codeOf(`https://${host}/`)).toBe('WEBHOOK_HOST_INWARD'));

  it('opens exactly what the settings name', () => {
    const allowed = ['127.0.0.1:9001', '[::1]:9001', 'receiver.test:80'];
    expect(codeOf('http://127.0.0.1:9001/hook', allowed)).toBe('http://127.0.0.1:9001/hook');
    expect(codeOf('http://[::1]:9001/', allowed)).toBe('http://[::1]:9001/');
    expect(codeOf('http://receiver.test/', allowed)).toBe('http://receiver.test/');
    expect(codeOf('https://receiver.test/', allowed)).toBe('WEBHOOK_HOST_INWARD');
    expect(codeOf('https://receiver.test/', ['receiver.test:443'])).toBe('https://receiver.test/');
    expect(codeOf('http://127.0.0.1:9002/', allowed)).toBe('WEBHOOK_NOT_HTTPS');
    expect(codeOf('https://127.0.0.2:8443/', allowed)).toBe('WEBHOOK_HOST_INWARD');
    expect(codeOf('http://me@127.0.0.1:9001/', allowed)).toBe('WEBHOOK_USERINFO');
  });
});

describe('a mail address', () => {
  // RFC 5321, 4.5.3.1: 64 before the @, and 254 of all that stands between the brackets of a path of 256.
  const long = (length: number) => `a@${'b.'.repeat(120)}${'c'.repeat(length - 242)}`;
  it.each(['a@b.cn', 'first.last+tag@mail.example.gov.cn', `${'a'.repeat(64)}@b.cn`, long(254)])(
    'takes %s',
    (text) => expect(isMailAddress(text)).toBe(true),
  );

  it.each([
    'a@b',
    'a b@c.cn',
    'a@b.cn, d@e.cn',
    'a@b.cn\r\nBcc: x@y.cn',
    'a@b.cn\n',
    '"a\r\nb"@c.cn',
    '"a"@b.cn',
    'Name <a@b.cn>',
    '<a@b.cn>',
    'a@@b.cn',
    '.a@b.cn',
    'a..b@c.cn',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@b.cn`,
    `a@${'b'.repeat(64)}.cn`,
    long(255),
    '',
  ])('refuses %j', (text) => expect(isMailAddress(text)).toBe(false));
});

describe('a message', () => {
  it('is one CloudEvent 1.0, the same bytes every time', () => {
    const text = cloudEvent(MESSAGE);
    expect(cloudEvent({ ...MESSAGE })).toBe(text);
    expect(JSON.parse(text)).toEqual({
      specversion: '1.0',
      id: 'evt_0f',
      source: '/v1/cases',
      type: 'notice.issued',
      subject: MESSAGE.caseId,
      time: '2026-10-08T01:30:00.000Z',
      datacontenttype: 'application/json',
      data: {
        caseId: MESSAGE.caseId,
        receiptNo: 'QH20260000007',
        seq: 3,
        kind: 'ACCEPT',
        effectiveOn: '2026-10-08',
        notice: MESSAGE.notice,
      },
    });
    expect(JSON.parse(cloudEvent({ ...MESSAGE, notice: null })).data).not.toHaveProperty('notice');
  });

  it('is a mail in both languages, and leads the applicant to the page of the case', () => {
    const { subject, text } = mailText(MESSAGE, HOUSE);
    expect(subject).toBe('[并联审批] 您的申请已受理。');
    expect(text.indexOf('您的申请已受理。')).toBeLessThan(text.indexOf('Your application is accepted.'));
    const link = `${HOUSE}/cases?receipt=QH20260000007`;
    expect(text).toContain(`办件 case QH20260000007 · 事项 item 2\n办件查询 status: ${link}\n`);
    const toOrgan = { ...MESSAGE, notice: { ...MESSAGE.notice!, audience: 'organ' } };
    expect(mailText(toOrgan, HOUSE).text).not.toContain(HOUSE);
    expect(mailText({ ...MESSAGE, receiptNo: null }, HOUSE).text).toContain(`case ${MESSAGE.caseId} ·`);
    const line = mailText({ ...MESSAGE, notice: null, topic: 'case.concluded' }, HOUSE);
    expect(line.text).toContain('case.concluded');
    expect(line.text).not.toContain('事项 item');
    // Item 0 is the case itself; a message without a receipt number has no page to open.
    expect(told({ n: 0 }).text).not.toContain('事项 item');
    expect(mailText({ ...MESSAGE, receiptNo: null }, HOUSE).text).not.toContain(HOUSE);
  });

  it('has a subject of sixty characters at most, and no control character but the line end', () => {
    const subjectOf = (zh: string) => told({ words: { zh, en: '' } }).subject;
    expect(subjectOf('许'.repeat(60))).toBe(`[并联审批] ${'许'.repeat(60)}`);
    expect(subjectOf('许'.repeat(61))).toBe(`[并联审批] ${'许'.repeat(60)}…`);
    expect(subjectOf(' \t许可 ')).toBe('[并联审批] 许可');
    const words = { zh: '一\r\n二\r三\u0007\u202e四', en: 'five' };
    expect(told({ words }).text).toMatch(/^一\n二\n三 {2}四\n\nfive\n\n-- \n/);
  });

  // security.md E3: a name may hold anything; a header may not.
  it('begins no header with what a name smuggles in, and cuts no character in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const words = { zh: name, en: name };
        const { subject } = mailText({ ...MESSAGE, notice: { ...MESSAGE.notice!, words } }, HOUSE);
        return !/[\p{Cc}\u2028\u2029\u202e]/u.test(subject) && encodeURI(subject) !== '';
      }),
    );
    const evil = '青岚\r\nBcc: all@example.com\u202e𠮷'.padEnd(100, '𠮷');
    const { subject, text } = mailText(
      { ...MESSAGE, notice: { ...MESSAGE.notice!, words: { zh: evil, en: evil } } },
      HOUSE,
    );
    expect(subject.startsWith('[并联审批] 青岚 Bcc: all@example.com')).toBe(true);
    expect([...subject].at(-2)).toBe('𠮷');
    expect(text).not.toContain('\r');
  });
});

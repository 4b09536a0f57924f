import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bystander, mailServer, opened } from '../../../test/support/receivers.js';
import { Mail } from './mail.js';
import type { Message } from './model/message.js';

const HOUSE = 'https://one-window.example.cn';
const FROM = 'notice@one-window.example.cn';
let server: Awaited<ReturnType<typeof mailServer>>;
let mail: Mail;

beforeAll(async () => {
  server = await mailServer();
  mail = new Mail({ url: server.url, from: FROM, publicUrl: HOUSE });
});
beforeEach(() => server.refuse(null));
afterAll(() => server?.close());

const message = (zh: string, en = 'Your application is accepted.'): Message => ({
  eventId: 'evt_0f_7',
  topic: 'notice.issued',
  caseId: '0192d0a0-0000-7000-8000-000000000000',
  receiptNo: 'QH20260000007',
  seq: 3,
  kind: 'ACCEPT',
  effectiveOn: '2026-10-08',
  at: '2026-10-08T01:30:00.000Z',
  notice: { id: '7', n: 0, kind: 'accepted', audience: 'applicant', legal: true, words: { zh, en } },
});

describe('a mail', () => {
  it('arrives in both languages, from the house, under an id that is the same at every try', async () => {
    expect(await mail.send('a@b.cn', message('您的申请已受理，期限至2026年10月21日。'))).toMatchObject({
      status: 250,
    });
    expect(await mail.send('a@b.cn', message('您的申请已受理，期限至2026年10月21日。'))).not.toHaveProperty(
      'error',
    );
    const [one, two] = server.letters.slice(-2).map(opened);
    expect(server.letters.at(-1)).toMatchObject({ from: FROM, to: ['a@b.cn'] });
    expect(one!.headers).toMatchObject({
      subject: '[并联审批] 您的申请已受理，期限至2026年10月21日。',
      from: FROM,
      to: 'a@b.cn',
      'auto-submitted': 'auto-generated',
      'message-id': '<evt_0f_7@one-window.example.cn>',
    });
    expect(one!.text).toContain('您的申请已受理，期限至2026年10月21日。');
    expect(one!.text).toContain('Your application is accepted.');
    expect(two!.headers['message-id']).toBe(one!.headers['message-id']);
  });

  // security.md E3
  it('gains no header and no second recipient from a name with line ends in it', async () => {
    const evil = '青岚\r\nBcc: all@example.com\r\n\r\n<html>\u0000\u2028Reply-To: x@y.cn\r.\r\nQUIT';
    expect(await mail.send('a@b.cn', message(evil, evil))).toMatchObject({ status: 250 });
    const letter = server.letters.at(-1)!;
    const { headers, text } = opened(letter);
    expect(letter.to).toEqual(['a@b.cn']);
    expect(Object.keys(headers).sort()).toEqual(
      [
        'auto-submitted',
        'content-transfer-encoding',
        'content-type',
        'date',
        'from',
        'message-id',
        'mime-version',
        'subject',
        'to',
        'x-event-id',
      ].sort(),
    );
    expect(headers['subject']).toBe('[并联审批] 青岚 Bcc: all@example.com <html> Reply-To: x@y.cn . QUIT');
    expect(text).toContain('QUIT');
  });

  it('says how the server refused it', async () => {
    server.refuse(550);
    const ending = await mail.send('nobody@b.cn', message('您的申请已受理。'));
    expect(ending).toMatchObject({ error: 'EENVELOPE', status: 550 });
    expect(ending.excerpt).toContain('mailbox unavailable');
  });

  it('never rejects for a server that is not there, or hangs up', async () => {
    const gone = await bystander();
    const by = new Mail({ url: `smtp://127.0.0.1:${gone.port}`, from: FROM, publicUrl: HOUSE });
    expect((await by.send('a@b.cn', message('告知'))).error).toMatch(/^E[A-Z]+$/);
    await gone.close();
    expect((await by.send('a@b.cn', message('告知'))).error).toMatch(/^E[A-Z]+$/);
  });

  it('waits for a slow server no longer than its patience', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const ending = await new Mail(
      { url: `smtp://127.0.0.1:${port}`, from: FROM, publicUrl: HOUSE },
      300,
    ).send('a@b.cn', message('告知'));
    expect(ending.error).toBe('TIMEOUT');
    expect(ending.tookMs).toBeLessThan(2000);
    silent.close();
  });

  it('gives its password to no server that speaks no TLS', async () => {
    const url = server.url.replace('smtp://', 'smtp://user:p8Zk1vQx@');
    const known = server.letters.length;
    const ending = await new Mail({ url, from: FROM, publicUrl: HOUSE }).send('a@b.cn', message('告知'));
    expect(ending.error).toMatch(/^E[A-Z]+$/);
    await sleep(50);
    expect(server.letters).toHaveLength(known);
  });
});

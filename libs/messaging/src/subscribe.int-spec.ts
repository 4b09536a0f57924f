import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { Config } from '#platform';
import { openStage, type Stage } from '../../../test/support/channels.js';
import { Subscribe, type Subscription } from './subscribe.js';

let stage: Stage;
let applicant: Awaited<ReturnType<Stage['signIn']>>;

beforeAll(async () => {
  stage = await openStage();
  applicant = await stage.signIn('applicant');
}, 90_000);
afterAll(() => stage?.close());

const wish = (more: Partial<Subscription> = {}): Subscription => ({
  channel: 'webhook',
  url: 'https://hooks.example.com/',
  topics: ['notice.issued'],
  kinds: [],
  ...more,
});

const withMail = { SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: 'notice@one-window.example.cn' };

async function answer(said: Subscription, settings = {}, by = applicant): Promise<string> {
  const done = await new Subscribe(stage.store, Config.readStandalone(settings)).execute(by, said);
  return isRejection(done) ? `${done.code} ${done.pointer ?? ''}`.trim() : (done.secret ?? 'no secret');
}

describe('subscribing', () => {
  it('gives a webhook a secret of 256 bits, and a mail none', async () => {
    expect(await answer(wish())).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const mail = {
      channel: 'mail' as const,
      topics: ['notice.issued'],
      kinds: ['accepted'],
      address: 'a@b.cn',
    };
    expect(await answer(mail, withMail)).toBe('no secret');
    expect(await answer(mail)).toBe('MAIL_NOT_CONFIGURED /channel');
  });

  it.each([
    [wish({ url: 'http://hooks.example.com/' }), 'WEBHOOK_NOT_HTTPS /url'],
    [{ channel: 'webhook' as const, topics: ['case.changed'], kinds: [] }, 'WEBHOOK_URL_INVALID /url'],
    [wish({ address: 'a@b.cn' }), 'UNKNOWN_FIELD /address'],
    [wish({ channel: 'mail' }), 'UNKNOWN_FIELD /url'],
    [wish({ topics: [] }), 'TOPICS_MISSING /topics'],
    [wish({ topics: ['case.changed', 'item.awaits'] }), 'NO_SUCH_TOPIC /topics/1'],
    [wish({ topics: ['case.changed'], kinds: ['accepted'] }), 'KINDS_WITHOUT_NOTICES /kinds'],
  ])('refuses %j', async (said, code) => expect(await answer(said, withMail)).toBe(code));

  it('does not take the same channel twice, nor more than twenty, nor from whose roles have changed', async () => {
    expect(await answer(wish({ url: 'https://HOOKS.example.com' }))).toBe('SUBSCRIBED_ALREADY /url');
    const by = await stage.signIn('applicant2');
    const all = await Promise.all(
      Array.from({ length: 24 }, (_, n) => answer(wish({ url: `https://hooks.example.com/${n}` }), {}, by)),
    );
    expect(all.filter((said) => said.startsWith('whsec_'))).toHaveLength(20);
    expect(all.filter((said) => said === 'TOO_MANY_SUBSCRIPTIONS')).toHaveLength(4);
    expect(await answer(wish(), {}, { ...by, roles: ['supervisor'] })).toBe('UNAUTHENTICATED');
  });
});

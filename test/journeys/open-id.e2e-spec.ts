import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browser, CLIENT, type OpenId, startOpenId } from '../support/open-id.js';
import { actOn, entered } from '../support/people.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

/** Where the public is told to come; the test brings what is sent there to the product. */
const PUBLIC = 'http://127.0.0.1:9';
const CALLBACK = `${PUBLIC}/v1/oidc/callback`;

let openId: OpenId;
let product: TestProduct;
beforeAll(async () => {
  openId = await startOpenId(CALLBACK);
  product = await startTestProduct({
    settings: {
      ...{ PUBLIC_URL: PUBLIC, OIDC_ISSUER: openId.issuer, STAFF_TOTP: 'true' },
      ...{ OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    },
  });
}, 90_000);
afterAll(async () => {
  await product?.stop();
  await openId?.stop();
}, 30_000);

/** Through the provider and back: what the product answers at the callback. */
async function signIn(account: string, more = '', browser = new Browser()) {
  openId.account = account;
  const back = await browser.follow(`${product.url}/v1/oidc/start${more}`, CALLBACK);
  const arrived = back.replace(PUBLIC, product.url);
  const response = await browser.ask(arrived);
  const said = response.status < 400 ? null : ((await response.json()) as { code: string });
  return { status: response.status, code: said?.code, browser, arrived };
}

const me = async (browser: Browser) => {
  const response = await browser.ask(`${product.url}/v1/me`);
  return response.ok ? ((await response.json()) as { signIn: string }).signIn : response.status;
};

it('whoever the provider names is somebody here only once a person has said who', async () => {
  const { id } = await entered(product, { organ: 'xining-market', signIn: 'fu.yun', roles: ['officer'] });
  expect(await signIn('subject-1')).toMatchObject({ status: 403, code: 'NOT_LINKED' });
  const link = { issuer: openId.issuer, subject: 'subject-1' };
  expect(await actOn(product, 'keeper', `/v1/people/${id}/link`, link)).toEqual([403, 'FORBIDDEN']);
  expect(await actOn(product, 'security', `/v1/people/${id}/link`, link)).toBe(204);
  const { status, browser } = await signIn('subject-1');
  expect([status, await me(browser)]).toEqual([303, 'fu.yun']);
  expect(await signIn('subject-2')).toMatchObject({ status: 403, code: 'NOT_LINKED' });
  expect(await actOn(product, 'keeper', `/v1/people/${id}/disablement`)).toBe(204);
  expect([await me(browser), (await signIn('subject-1')).code]).toEqual([401, 'NOT_LINKED']);
});

it('an invitation links whoever signs in with it, once', async () => {
  const keeper = await product.as('keeper');
  const { invitation } = await keeper.must<{ invitation: string }>(
    'POST',
    '/v1/organs/xining-market/people',
    {
      body: { signIn: 'yan.qing', name: '颜青' },
      headers: { 'idempotency-key': randomUUID() },
    },
  );
  const asked = `?invitation=${encodeURIComponent(invitation)}`;
  const first = await signIn('subject-3', asked);
  expect([first.status, await me(first.browser)]).toEqual([303, 'yan.qing']);
  expect(await signIn('subject-4', asked)).toMatchObject({ status: 422, code: 'INVITATION_VOID' });
  expect((await signIn('subject-3')).status).toBe(303);
});

it('a code is good in the browser that asked for it, once, and with the state it was asked with', async () => {
  const { arrived, browser } = await signIn('subject-3');
  const codeAt = async (url: string, by: Browser) => [(await by.ask(url)).status];
  expect(await codeAt(arrived, browser)).toEqual([401]);
  openId.account = 'subject-3';
  const victim = new Browser();
  const back = (await victim.follow(`${product.url}/v1/oidc/start`, CALLBACK)).replace(PUBLIC, product.url);
  expect(await codeAt(back, new Browser())).toEqual([401]);
  const attacker = new Browser();
  await attacker.follow(`${product.url}/v1/oidc/start`, CALLBACK);
  expect(await codeAt(back, attacker)).toEqual([401]);
  expect(await codeAt(back.replace(/state=[^&]+/, 'state=x'), victim)).toEqual([401]);
  expect(await codeAt(back, victim)).toEqual([303]);
});

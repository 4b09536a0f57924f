import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { Config } from '#platform';
import { type Kept, OpenIdProvider } from './open-id-provider.js';

type Json = Readonly<Record<string, unknown>>;

/** A provider that answers whatever token a test makes. */
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
const seconds = () => Math.floor(Date.now() / 1000);

let server: Server;
let issuer: string;
let idToken: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers()[path.split('?')[0] ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const answers = (): Record<string, Json> => ({
  '/.well-known/openid-configuration': {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256'],
  },
  '/keys': { keys: [{ ...ours.publicKey.export({ format: 'jwk' }), kid: 'ours', alg: 'RS256', use: 'sig' }] },
  '/token': { access_token: 'x', token_type: 'bearer', id_token: idToken },
});

const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
function signed(claims: Json, header: Json = {}, key: KeyObject = ours.privateKey): string {
  const said = `${part({ alg: 'RS256', kid: 'ours', ...header })}.${part(claims)}`;
  return `${said}.${sign('sha256', Buffer.from(said), key).toString('base64url')}`;
}

const KEPT: Kept = { state: 'the-state', nonce: 'the-nonce', verifier: 'v'.repeat(43) };
const claims = (more: Json = {}): Json => ({
  ...{ iss: issuer, sub: 'somebody', aud: 'one-stop', nonce: KEPT.nonce },
  ...{ iat: seconds(), exp: seconds() + 300 },
  ...more,
});

async function finishWith(token: string, kept = KEPT): Promise<string> {
  const config = Object.assign(new Config(), {
    publicUrl: 'https://approval.example',
    oidcIssuer: issuer,
    oidcClientId: 'one-stop',
  });
  idToken = token;
  asked = [];
  const answer = await new OpenIdProvider(config).finish('/v1/oidc/callback?code=c&state=the-state', kept);
  return isRejection(answer) ? answer.code : answer.subject;
}

describe('an ID token', () => {
  it('that is right names the subject', async () => {
    expect(await finishWith(signed(claims()))).toBe('somebody');
  });

  /** `alg: none`; the public key as an HMAC secret (the confusion of RS256 with HS256). */
  const unsigned = () => `${part({ alg: 'none' })}.${part(claims())}.`;
  const confused = () => {
    const said = `${part({ alg: 'HS256', kid: 'ours' })}.${part(claims())}`;
    const secret = ours.publicKey.export({ type: 'spki', format: 'pem' });
    return `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`;
  };
  const tampered = () => {
    const [header, , signature] = signed(claims()).split('.');
    return [header, part(claims({ sub: 'somebody-else' })), signature].join('.');
  };

  it.each<[string, () => string]>([
    ['is not signed', unsigned],
    ['is signed with the public key as a secret', confused],
    ['was changed after it was signed', tampered],
    ['is signed by somebody else', () => signed(claims(), {}, theirs.privateKey)],
    ['names a key that there is not', () => signed(claims(), { kid: 'no-such-key' }, theirs.privateKey)],
    [
      'brings its own key',
      () => signed(claims(), { jwk: theirs.publicKey.export({ format: 'jwk' }) }, theirs.privateKey),
    ],
    ['is another issuer’s', () => signed(claims({ iss: 'https://elsewhere.example' }))],
    ['is for another client', () => signed(claims({ aud: 'another' }))],
    [
      'is for several and not ours to use',
      () => signed(claims({ aud: ['one-stop', 'another'], azp: 'another' })),
    ],
    ['is out of date', () => signed(claims({ iat: seconds() - 900, exp: seconds() - 600 }))],
    ['is not good yet', () => signed(claims({ nbf: seconds() + 600 }))],
    ['answers another sign-in', () => signed(claims({ nonce: 'another' }))],
    ['has no nonce', () => signed(claims({ nonce: undefined }))],
    ['has no subject', () => signed(claims({ sub: undefined }))],
    ['is no token', () => 'x.y.z'],
  ])('that %s is refused', async (_, token) => {
    expect(await finishWith(token())).toBe('OIDC_FAILED');
  });

  it('that says where its key lies (jku) makes us ask nobody but the provider', async () => {
    const token = signed(claims(), { jku: `${issuer}/trap`, kid: 'trap' }, theirs.privateKey);
    expect([await finishWith(token), asked.filter((path) => path.includes('trap'))]).toEqual([
      'OIDC_FAILED',
      [],
    ]);
  });

  it('is not even asked for where the state is another', async () => {
    expect(await finishWith(signed(claims()), { ...KEPT, state: 'mine' })).toBe('OIDC_FAILED');
    expect(asked).not.toContain('/token');
  });
});

it('says so where there is no provider, or nobody answers', async () => {
  const at = (oidcIssuer: string | undefined) =>
    new OpenIdProvider(
      Object.assign(new Config(), { oidcIssuer, oidcClientId: 'x', publicUrl: 'https://a.example' }),
    );
  expect(await at(undefined).begin({})).toMatchObject({ code: 'OIDC_NOT_CONFIGURED' });
  expect(await at('http://127.0.0.1:1').begin({})).toMatchObject({ code: 'OIDC_UNREACHABLE' });
});

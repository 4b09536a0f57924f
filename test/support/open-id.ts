import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** An OpenID provider of somebody else's making, which signs in whoever `account` names at that moment. */
export interface OpenId {
  readonly issuer: string;
  account: string;
  stop(): Promise<void>;
}

export const CLIENT = { id: 'one-stop', secret: 'a-secret-of-the-test-and-nothing-else' };

export async function startOpenId(redirectUri: string): Promise<OpenId> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const self: OpenId = { issuer, account: 'nobody', stop: () => closed(server) };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['of the test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/login/${uid}` },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
    // Nobody is asked for a consent: the house is its own.
    async loadExistingGrant({ oidc: { client, session } }: Consent) {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  } as never);
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/login/')) return next();
    await provider.interactionFinished(context.req, context.res, { login: { accountId: self.account } });
    context.respond = false;
  });
  server.on('request', provider.callback());
  return self;
}

interface Consent {
  readonly oidc: { readonly client: { clientId: string }; readonly session: { accountId: string } };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A browser as far as a sign-in needs one: it follows, and keeps cookies by host. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Follows until it would leave for `end`, which it answers. */
  async follow(from: string, end: string): Promise<string> {
    for (let at = from, left = 12; left > 0; left -= 1) {
      const next = (await this.ask(at)).headers.get('location');
      if (!next) throw new Error(`${at} leads nowhere`);
      at = new URL(next, at).href;
      if (at.startsWith(end)) return at;
    }
    throw new Error('it goes round and round');
  }

  async ask(url: string): Promise<Response> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  }
}

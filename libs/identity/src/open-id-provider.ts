import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { type Rejection, reject } from '#kernel';
import { Config } from '#platform';

/** Where the provider sends the browser back to, behind our public address. */
const CALLBACK = '/v1/oidc/callback';
const ANSWER_SECONDS = 10;

/** What the browser keeps for us on its way through the provider, in a cookie no script reads: it is good for this one way. */
export interface Kept {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly invitation?: string;
  readonly organ?: string;
}

/** Who somebody is at the provider. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * The OpenID provider of the house: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0 section 3.1, RFC 7636).
 * The signature of the ID token is checked though it comes over TLS, so that a key or an algorithm of somebody else's is none.
 */
@Injectable()
export class OpenIdProvider {
  private known: Promise<oidc.Configuration> | null = null;

  constructor(private readonly config: Config) {}

  /** Where to send the browser, and what it keeps meanwhile. Rejections: OIDC_NOT_CONFIGURED, OIDC_UNREACHABLE. */
  async begin(more: Pick<Kept, 'invitation' | 'organ'>): Promise<{ url: string; kept: Kept } | Rejection> {
    const configuration = await this.configuration();
    if ('rejected' in configuration) return configuration;
    const kept = {
      ...{ state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() },
      ...more,
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.config.publicUrl + CALLBACK,
      scope: 'openid',
      state: kept.state,
      nonce: kept.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, kept };
  }

  /** `path`: the address that the browser came back to, with its query. Rejections: those of `begin`, OIDC_FAILED. */
  async finish(path: string, { state, nonce, verifier }: Kept): Promise<Subject | Rejection> {
    const configuration = await this.configuration();
    if ('rejected' in configuration) return configuration;
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(path, this.config.publicUrl), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      return claims ? { issuer: claims.iss, subject: claims.sub } : reject('OIDC_FAILED');
    } catch (error) {
      if (REFUSED.some((kind) => error instanceof kind)) return reject('OIDC_FAILED');
      if (error instanceof TypeError) return reject('OIDC_UNREACHABLE');
      throw error;
    }
  }

  private async configuration(): Promise<oidc.Configuration | Rejection> {
    if (this.config.oidcIssuer === undefined) return reject('OIDC_NOT_CONFIGURED');
    this.known ??= this.discover(this.config.oidcIssuer);
    try {
      return await this.known;
    } catch {
      // Asked again by the next one: the provider may have been away for a moment.
      this.known = null;
      return reject('OIDC_UNREACHABLE');
    }
  }

  private discover(issuer: string): Promise<oidc.Configuration> {
    const { oidcClientId = '', oidcClientSecret } = this.config;
    const insecure = issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : [];
    const authentication =
      oidcClientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(oidcClientSecret);
    return oidc.discovery(new URL(issuer), oidcClientId, undefined, authentication, {
      execute: [...insecure, oidc.enableNonRepudiationChecks],
      timeout: ANSWER_SECONDS,
    });
  }
}

/** What the provider or the token says wrong; anything else is a fault of ours or of the line. */
const REFUSED = [
  oidc.ClientError,
  oidc.AuthorizationResponseError,
  oidc.ResponseBodyError,
  oidc.WWWAuthenticateChallengeError,
];

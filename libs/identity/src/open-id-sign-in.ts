import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import { Account } from './account.js';
import { type Kept, OpenIdProvider, type Subject } from './open-id-provider.js';
import type { Session } from './sessions.js';
import { type Origin, SignIn } from './sign-in.js';
import { SignInStore } from './store/sign-in.store.js';

/** Sign-in by the provider: whoever it names is somebody here only by a link of issuer and subject. */
@Injectable()
export class OpenIdSignIn {
  constructor(
    private readonly provider: OpenIdProvider,
    private readonly account: Account,
    private readonly signIn: SignIn,
    private readonly store: SignInStore,
  ) {}

  begin(more: Pick<Kept, 'invitation' | 'organ'>): Promise<{ url: string; kept: Kept } | Rejection> {
    return this.provider.begin(more);
  }

  /** The second factor is the provider's. Rejections: OIDC_FAILED, OIDC_UNREACHABLE, NOT_LINKED, INVITATION_VOID, NO_SUCH_ORGAN. */
  async finish(path: string, kept: Kept, from: Origin): Promise<Session | Rejection> {
    const subject = await this.provider.finish(path, kept);
    if (isRejection(subject)) return subject;
    const refused = kept.invitation ? await this.account.link(kept.invitation, subject) : null;
    return refused ?? this.admit(subject, kept.organ, from);
  }

  private async admit({ issuer, subject }: Subject, organ: string | undefined, from: Origin) {
    const known = await this.store.linked(issuer, subject);
    if (!known) return reject('NOT_LINKED');
    return this.signIn.admit(known, { ...from, name: known.signIn ?? '', factorElsewhere: true }, organ);
  }
}

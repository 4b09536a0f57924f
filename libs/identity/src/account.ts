import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import { digest } from '#record';
import { peopleLine } from './act-on-people.js';
import { passwordRefusal } from './model/password.js';
import { officeDay } from './office-day.js';
import { hashSecret, isSecret } from './secret.js';
import { SelfActs } from './self-acts.js';
import { PeopleStore } from './store/people.store.js';
import { SignInStore } from './store/sign-in.store.js';

/** A built-in account: its first password by invitation, another one by its owner. */
@Injectable()
export class Account {
  constructor(
    private readonly store: SignInStore,
    private readonly people: PeopleStore,
    private readonly acts: SelfActs,
  ) {}

  /**
   * The other sessions end. A wrong password counts as an attempt to sign in. Rejections: UNAUTHENTICATED, SIGN_IN_LOCKED,
   * PASSWORD_WRONG, PASSWORD_SHORT, PASSWORD_COMMON.
   */
  async changePassword(
    principal: string,
    { current, password }: { readonly current: string; readonly password: string },
    address: string,
  ): Promise<Rejection | null> {
    const holder = await this.store.holder(principal);
    if (!holder) return reject('UNAUTHENTICATED');
    const { wait } = await this.store.begin(holder.signIn, address);
    if (wait) return reject('SIGN_IN_LOCKED', { params: { seconds: wait } });
    if (!(await isSecret(holder.secret, current))) return reject('PASSWORD_WRONG', { pointer: '/current' });
    const refused = passwordRefusal(password, holder.signIn);
    if (refused) return refused;
    const secret = {
      personId: holder.personId,
      hash: await hashSecret(password),
      keep: principal.slice('token:'.length),
    };
    return this.acts.perform(principal, 'CHANGE_PASSWORD', holder, { secret });
  }

  /** Whoever holds the invitation chooses the password. Rejections: INVITATION_VOID, PASSWORD_SHORT, PASSWORD_COMMON. */
  async accept(invitation: string, password: string): Promise<{ readonly signIn: string } | Rejection> {
    const hash = digest(invitation);
    const invited = await this.store.invited(hash);
    if (!invited) return reject('INVITATION_VOID');
    const refused = passwordRefusal(password, invited.signIn);
    if (refused) return refused;
    const secret = { personId: invited.personId, hash: await hashSecret(password), keep: null };
    const done = await this.useUp(hash, 'ACCEPT_INVITATION', invited.personId, { secret });
    return isRejection(done) ? done : { signIn: invited.signIn };
  }

  /** The invitation of somebody who signs in at the provider: who they are there is written down. */
  async link(
    invitation: string,
    at: { readonly issuer: string; readonly subject: string },
  ): Promise<Rejection | null> {
    const hash = digest(invitation);
    const invited = await this.store.invited(hash);
    if (!invited) return reject('INVITATION_VOID');
    const link = { ...at, personId: invited.personId };
    return this.useUp(hash, 'LINK_SUBJECT', invited.personId, { link });
  }

  private async useUp(hash: string, kind: string, person: string, rows: object): Promise<Rejection | null> {
    const word = await this.people.acceptInvitation(hash, {
      ...peopleLine(kind, officeDay(), { person }),
      rows,
    });
    return word === 'done' ? null : reject('INVITATION_VOID');
  }
}

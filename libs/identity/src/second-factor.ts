import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { Config } from '#platform';
import { digest } from '#record';
import { newTotpSecret, toBase32, totpStep } from './one-time-code.js';
import { isSecret } from './secret.js';
import { SelfActs } from './self-acts.js';
import { type Holder, SignInStore } from './store/sign-in.store.js';
import { TotpSeal } from './totp-seal.js';

const RECOVERY_CODES = 10;

/** What an authenticator app is told; `uri` is what its QR code holds. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** What the second factor is taken off for. */
interface Proof {
  readonly password: string;
  readonly code: string;
}

/** The one-time code of an app (RFC 6238): proposed, confirmed by a first code, taken off by its owner. */
@Injectable()
export class SecondFactor {
  private readonly seal: TotpSeal;

  constructor(
    private readonly store: SignInStore,
    private readonly acts: SelfActs,
    config: Config,
  ) {
    this.seal = new TotpSeal(config.totpKey);
  }

  /** A code of now that was not used before, or a recovery code, which is then gone. `sealed`: the secret as it is kept. */
  async passes(personId: string, sealed: string, code: string): Promise<boolean> {
    if (!/^\d{6}$/.test(code)) return this.store.useRecovery(personId, digest(plain(code)));
    const step = totpStep(this.seal.open(personId, sealed), code, Date.now());
    return step !== null && (await this.store.useCode(personId, step));
  }

  /** A secret is proposed; it counts for nothing until it is confirmed. Rejections: UNAUTHENTICATED, TOTP_ENROLLED. */
  async propose(principal: string): Promise<Enrolment | Rejection> {
    const holder = await this.store.holder(principal);
    if (!holder) return reject('UNAUTHENTICATED');
    const secret = newTotpSecret();
    const sealed = this.seal.seal(holder.personId, secret);
    if (holder.totp || !(await this.store.proposeTotp(principal, sealed))) return reject('TOTP_ENROLLED');
    const label = encodeURIComponent(`one-stop-approval:${holder.signIn}`);
    return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=one-stop-approval` };
  }

  /**
   * The recovery codes are shown here and never again. A wrong code counts as an attempt to sign in. Rejections: UNAUTHENTICATED,
   * TOTP_ENROLLED, SIGN_IN_LOCKED, CODE_WRONG.
   */
  async confirm(principal: string, code: string, address: string): Promise<readonly string[] | Rejection> {
    const holder = await this.store.holder(principal);
    if (!holder) return reject('UNAUTHENTICATED');
    if (holder.totp) return reject('TOTP_ENROLLED');
    const { wait } = await this.store.begin(holder.signIn, address);
    if (wait) return reject('SIGN_IN_LOCKED', { params: { seconds: wait } });
    const { personId, pending } = holder;
    const step = pending === null ? null : totpStep(this.seal.open(personId, pending), code, Date.now());
    if (step === null) return reject('CODE_WRONG', { pointer: '/code' });
    const codes = Array.from({ length: RECOVERY_CODES }, () => toBase32(randomBytes(10)));
    const recovery = codes.map((each) => digest(each));
    const totp = { personId: holder.personId, on: true, step, recovery };
    const refused = await this.acts.perform(principal, 'ENROL_TOTP', holder, { totp });
    if (refused) return refused;
    // Or a house behind one address would be held up by those of it who enrolled.
    await this.store.forgive(holder.signIn, address);
    return codes.map((each) => each.match(/.{4}/g)?.join('-') ?? each);
  }

  /**
   * Whoever holds the password and a code may take it off; the other sessions end. What is wrong counts as an attempt to sign in, or
   * a session left open would be a place to guess in. Rejections: UNAUTHENTICATED, TOTP_MISSING, SIGN_IN_LOCKED, PASSWORD_WRONG,
   * CODE_WRONG.
   */
  async remove(principal: string, { password, code }: Proof, address: string): Promise<Rejection | null> {
    const holder: Holder | null = await this.store.holder(principal);
    if (!holder) return reject('UNAUTHENTICATED');
    const { personId, signIn, secret, totp } = holder;
    if (!totp) return reject('TOTP_MISSING');
    const { wait } = await this.store.begin(signIn, address);
    if (wait) return reject('SIGN_IN_LOCKED', { params: { seconds: wait } });
    // The password first: a code that passes is used up.
    if (!(await isSecret(secret, password))) return reject('PASSWORD_WRONG', { pointer: '/password' });
    if (!(await this.passes(personId, totp, code))) return reject('CODE_WRONG', { pointer: '/code' });
    const keep = principal.slice('token:'.length);
    const refused = await this.acts.perform(principal, 'REMOVE_TOTP', holder, {
      totp: { personId, on: false, keep },
    });
    if (!refused) await this.store.forgive(signIn, address);
    return refused;
  }
}

/** As people type them: in small letters, with or without the dashes. */
const plain = (code: string) => code.toUpperCase().replace(/[^A-Z2-7]/g, '');

import { Injectable } from '@nestjs/common';
import { type Rejection, type Role, reject } from '#kernel';
import { Config } from '#platform';
import { SecondFactor } from './second-factor.js';
import { isSecret } from './secret.js';
import { type Session, Sessions } from './sessions.js';
import { type Admission, SignInStore, type Way } from './store/sign-in.store.js';

/** From where: what an attempt is counted by, and what the list of sessions shows. */
export interface Origin {
  readonly address: string;
  readonly device: string;
}

export interface Credentials {
  readonly signIn: string;
  readonly password: string;
  /** A one-time code, or a recovery code. */
  readonly code?: string;
  readonly organ?: string;
}

/** Inside the process itself. */
const HERE: Origin = { address: 'local', device: '' };

/** Sign-in with name and password gives an opaque token; whoever belongs to several organs says for which one. */
@Injectable()
export class SignIn {
  constructor(
    private readonly store: SignInStore,
    private readonly sessions: Sessions,
    private readonly factor: SecondFactor,
    private readonly config: Config,
  ) {}

  /**
   * Rejections: SIGN_IN_FAILED (whatever was wrong), SIGN_IN_LOCKED (with the seconds to wait, whether or not there is such a
   * name), CODE_NEEDED, NO_SUCH_ORGAN.
   */
  async execute(said: Credentials, from: Origin = HERE): Promise<Session | Rejection> {
    const known = await this.store.begin(said.signIn, from.address);
    if (known.wait) return reject('SIGN_IN_LOCKED', { params: { seconds: known.wait } });
    const right = await isSecret(known.secret, said.password);
    const refused = right ? await this.factorRefusal(known, said.code) : reject('SIGN_IN_FAILED');
    return refused ?? this.admit(known, { ...from, name: said.signIn }, said.organ);
  }

  private async factorRefusal({ personId, totp }: Admission, code?: string): Promise<Rejection | null> {
    if (!totp || !personId) return null;
    if (code === undefined) return reject('CODE_NEEDED', { pointer: '/code' });
    return (await this.factor.passes(personId, totp, code)) ? null : reject('SIGN_IN_FAILED');
  }

  /** A session for somebody whose word was found good, by a password or by the provider. Rejections: NO_SUCH_ORGAN. */
  async admit(
    { personId = '', ways = [], demo = false, totp }: Admission,
    from: Origin & { readonly name: string; readonly factorElsewhere?: boolean },
    organ?: string,
  ): Promise<Session | Rejection> {
    const way = ways.find((each) => !organ || each.organ === organ);
    if (!way) return reject('NO_SUCH_ORGAN', { pointer: '/organ' });
    const exempt = demo || totp || from.factorElsewhere === true;
    const mustEnrol = this.config.staffTotp && !exempt && isStaff(ways);
    const { name, address, device } = from;
    const how = mustEnrol ? { organId: way.organId, way: 'enrol' as const } : way;
    return this.sessions.open({ personId, name, address, device, ...how });
  }
}

const isStaff = (ways: readonly Way[]): boolean =>
  ways.some(({ roles }) => roles.some((role: Role) => role !== 'applicant'));

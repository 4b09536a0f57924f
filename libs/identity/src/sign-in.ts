import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { type Instant, type Rejection, reject } from '#kernel';
import { hashToken, newToken } from './principal.js';
import { People } from './store/people.js';

export interface Session {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** A working day and a bit; absolute. */
const SESSION_HOURS = 12;

/** argon2id with the library's defaults (19 MiB, 2 passes), the floor that OWASP ASVS 5 asks for. */
export function hashSecret(secret: string): Promise<string> {
  return hash(secret);
}

/** An unknown name costs the same time as a known one. */
const nobody = hashSecret('nobody has this');

/** Sign-in with name and password gives an opaque token; whoever belongs to several organs says for which one. */
@Injectable()
export class SignIn {
  constructor(private readonly people: People) {}

  /** Rejections: SIGN_IN_FAILED (whatever was wrong), SIGN_IN_LOCKED, NO_SUCH_ORGAN. */
  async execute(signIn: string, password: string, organ?: string): Promise<Session | Rejection> {
    const known = await this.people.secretOf(signIn);
    const right = await verify(known?.secret ?? (await nobody), password);
    if (!known) return reject('SIGN_IN_FAILED');
    if (known.locked) return reject('SIGN_IN_LOCKED');
    if (!right) {
      await this.people.signInFailed(known.personId);
      return reject('SIGN_IN_FAILED');
    }
    const membership = known.memberships?.find((each) => !organ || each.organ === organ);
    if (!membership) return reject('NO_SUCH_ORGAN', { pointer: '/organ' });
    const token = newToken();
    const expiresAt = await this.people.openSession(
      known.personId,
      membership.organId,
      hashToken(token),
      SESSION_HOURS,
    );
    return { token, expiresAt };
  }
}

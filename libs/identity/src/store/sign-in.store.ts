import { Injectable } from '@nestjs/common';
import type { Instant, Role } from '#kernel';
import { Database } from '#platform';

/** A way in: by one's own membership, or by a power of attorney (`way` with its id). */
export interface Way {
  readonly organId: number;
  readonly organ: string;
  readonly roles: readonly Role[];
  readonly way?: 'power';
  readonly wayId?: string;
}

/** What a sign-in is judged by; all absent for a name that nobody has. */
export interface Admission {
  /** Seconds until the next attempt of this name from this address. */
  readonly wait?: number;
  readonly personId?: string;
  readonly signIn?: string;
  readonly secret?: string | null;
  readonly demo?: boolean;
  readonly totp?: string | null;
  readonly ways?: readonly Way[];
}

/** Whose session it is, also where it may only enrol a second factor. */
export interface Holder {
  readonly personId: string;
  readonly signIn: string;
  readonly secret: string | null;
  readonly pending: string | null;
  readonly totp: string | null;
}

export interface SessionRow {
  readonly id: string;
  readonly organ: string;
  readonly openedAt: Date;
  readonly idleUntil: Date;
  readonly expiresAt: Date;
  readonly way: string | null;
  readonly device: string;
  readonly here: boolean;
}

/** Attempts, sessions, second factors and invitations, through identity's functions only. */
@Injectable()
export class SignInStore {
  constructor(private readonly database: Database) {}

  begin(signIn: string, address: string): Promise<Admission> {
    return this.database.answer('identity.begin_sign_in($1, $2)', [signIn, address]);
  }

  /** The attempts of the name from there count no more. */
  forgive(signIn: string, address: string): Promise<void> {
    return this.database.answer('identity.forgive($1, $2)', [signIn, address]);
  }

  async open(opening: object): Promise<Instant> {
    const until = await this.database.answer<Date>('identity.open_session($1)', [JSON.stringify(opening)]);
    return until.toISOString() as Instant;
  }

  touch(principal: string, idleMinutes: number): Promise<void> {
    return this.database.answer('identity.touch($1, $2)', [principal, idleMinutes]);
  }

  close(principal: string): Promise<void> {
    return this.database.answer('identity.close_session($1)', [principal]);
  }

  sessions(principal: string): Promise<SessionRow[]> {
    const sql = `select id, organ, opened_at as "openedAt", idle_until as "idleUntil", expires_at as "expiresAt", way, device, here
      from identity.sessions_of($1)`;
    return this.database.call<SessionRow>(sql, [principal]);
  }

  endSessions(principal: string, id: string | null): Promise<number> {
    return this.database.answer('identity.end_sessions($1, $2)', [principal, id]);
  }

  useCode(personId: string, step: number): Promise<boolean> {
    return this.database.answer('identity.use_code($1, $2)', [personId, step]);
  }

  useRecovery(personId: string, hash: string): Promise<boolean> {
    return this.database.answer('identity.use_recovery($1, $2)', [personId, hash]);
  }

  holder(principal: string): Promise<Holder | null> {
    return this.database.answer('identity.holder($1)', [principal]);
  }

  proposeTotp(principal: string, secret: string): Promise<boolean> {
    return this.database.answer('identity.propose_totp($1, $2)', [principal, secret]);
  }

  invited(hash: string): Promise<{ readonly personId: string; readonly signIn: string } | null> {
    return this.database.answer('identity.invited($1)', [hash]);
  }

  linked(issuer: string, subject: string): Promise<Admission | null> {
    return this.database.answer('identity.linked($1, $2)', [issuer, subject]);
  }

  placeOf(principal: string, id: string): Promise<{ personId: string; organId: number } | null> {
    return this.database.answer('identity.place_of($1, $2)', [principal, id]);
  }
}

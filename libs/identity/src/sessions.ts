import { Injectable } from '@nestjs/common';
import { type Instant, type Rejection, reject } from '#kernel';
import { Config } from '#platform';
import { peopleLine } from './act-on-people.js';
import { officeDay } from './office-day.js';
import { hashToken, newToken } from './principal.js';
import { type SessionRow, SignInStore } from './store/sign-in.store.js';

export interface Session {
  readonly token: string;
  readonly expiresAt: Instant;
  /** The session can do nothing but enrol the second factor that staff need here. */
  readonly mustEnrol: boolean;
}

/** A working day and a bit; absolute. */
const SESSION_MINUTES = 12 * 60;
/** A session is noted as used at most this often: a write a minute, not one a request. */
const TOUCH_MS = 60_000;
const REMEMBERED = 50_000;

export interface Opening {
  readonly personId: string;
  readonly organId: number;
  readonly way?: 'power' | 'place' | 'enrol';
  readonly wayId?: string;
  /** What the attempts that led here were counted by. */
  readonly name: string;
  readonly address: string;
  readonly device: string;
}

/** Sessions: opened under a new token each time, ended idle, at their end, one by one or all at once. */
@Injectable()
export class Sessions {
  private touched = new Map<string, number>();

  constructor(
    private readonly store: SignInStore,
    private readonly config: Config,
  ) {}

  async open(opening: Opening): Promise<Session> {
    const token = newToken();
    const { personId, organId, way = 'member' } = opening;
    const says = { by: { personId, organId }, way };
    const act = { ...peopleLine('SIGN_IN', officeDay(), says), topics: [] };
    const expiresAt = await this.store.open({
      ...opening,
      act,
      tokenHash: hashToken(token),
      minutes: SESSION_MINUTES,
      idleMinutes: this.config.sessionIdleMinutes,
    });
    return { token, expiresAt, mustEnrol: opening.way === 'enrol' };
  }

  /** Whoever is in use does not grow idle. Never waited for: what is lost is a minute. */
  note(principal: string): void {
    // Not the clock of the machine: set back, it would let grow idle who is in use.
    const now = performance.now();
    if (now - (this.touched.get(principal) ?? Number.NEGATIVE_INFINITY) < TOUCH_MS) return;
    if (this.touched.size >= REMEMBERED) this.touched = new Map();
    this.touched.set(principal, now);
    this.store.touch(principal, this.config.sessionIdleMinutes).catch(() => this.touched.delete(principal));
  }

  list(principal: string): Promise<readonly SessionRow[]> {
    return this.store.sessions(principal);
  }

  close(principal: string): Promise<void> {
    return this.store.close(principal);
  }

  /** One of one's own by its id, or every one. Rejections: ABSENT. */
  async end(principal: string, id: string | null): Promise<number | Rejection> {
    const ended = await this.store.endSessions(principal, id);
    return id !== null && ended === 0 ? reject('ABSENT') : ended;
  }

  /** 代理: a session in the place of the colleague, opened from one's own. Rejections: ABSENT. */
  async standIn(principal: string, substitution: string, device: string): Promise<Session | Rejection> {
    const place = await this.store.placeOf(principal, substitution);
    if (!place) return reject('ABSENT');
    return this.open({ ...place, way: 'place', wayId: substitution, name: '', address: '', device });
  }
}

import { Injectable } from '@nestjs/common';
import { Database, sqlState } from '#platform';
import type { Seen } from '../model/acts/seen.js';

/** Who asks, and under which key; without one, an answer is not remembered. */
export interface Asking {
  readonly principal: string;
  readonly key: string | null;
  readonly hash: string | null;
}

/** What an act is about, each by its name or id; the line goes to the organ's stream, or else to the person's. */
export interface About {
  readonly organ?: string;
  /** The actor's own organ. */
  readonly own?: true;
  readonly other?: string;
  readonly enterprise?: string;
  readonly person?: string;
  readonly signIn?: string;
  /** The actor. */
  readonly self?: true;
  readonly handle?: string;
  readonly creditCode?: string;
  readonly parkId?: number;
  readonly power?: string;
  readonly relation?: string;
  readonly client?: string;
  readonly substitution?: string;
  readonly bar?: string;
}

export type Word = 'nobody' | 'absent' | 'replay' | 'key-reused' | 'done';
/** How an act ended. `said`: of a replay, what its line says. */
export interface Ended<W extends Word = Word> {
  readonly word: W;
  readonly said?: Readonly<Record<string, unknown>>;
}
type Look = (Seen & { readonly word: 'go'; readonly seq: number }) | Ended<Exclude<Word, 'done'>>;

/** Somebody was quicker (OS412), or two gave the same name at once: look again. */
const AGAIN = ['OS412', '23505', '23P01'];

/** The two trips of an act on people: look without a lock, then one call that writes all or nothing. */
@Injectable()
export class PeopleStore {
  constructor(private readonly database: Database) {}

  look({ principal, key, hash }: Asking, about: About): Promise<Look> {
    const params = [principal, key, hash, JSON.stringify(about)];
    return this.database.answer<Look>('identity.look($1, $2, $3, $4)', params);
  }

  /** Null when somebody was quicker. */
  change({ principal, key, hash }: Asking, act: object): Promise<Ended | null> {
    return this.unlessStale('identity.change($1, $2, $3, $4)', [principal, key, hash, JSON.stringify(act)]);
  }

  async changeSelf(principal: string, act: object): Promise<Word | null> {
    const params = [principal, JSON.stringify(act)];
    return (await this.unlessStale('identity.change_self($1, $2)', params))?.word ?? null;
  }

  async acceptInvitation(hash: string, act: object): Promise<Word | null> {
    const params = [hash, JSON.stringify(act)];
    return (await this.unlessStale('identity.accept_invitation($1, $2)', params))?.word ?? null;
  }

  async register(registering: object, line: object): Promise<Word> {
    const params = [JSON.stringify(registering), JSON.stringify(line)];
    return (await this.database.answer<{ word: Word }>('identity.register($1, $2)', params)).word;
  }

  private async unlessStale(call: string, params: unknown[]): Promise<Ended | null> {
    try {
      return await this.database.answer<Ended>(call, params);
    } catch (error) {
      if (AGAIN.includes(sqlState(error) ?? '')) return null;
      throw error;
    }
  }
}

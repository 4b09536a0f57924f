import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { newId, sqlState } from '#platform';
import { peopleLine } from './act-on-people.js';
import { passwordRefusal } from './model/password.js';
import { officeDay } from './office-day.js';
import { hashSecret } from './secret.js';
import { PeopleStore } from './store/people.store.js';

export interface Registering {
  readonly creditCode: string;
  /** Of the enterprise, as its licence says it. */
  readonly name: string;
  readonly signIn: string;
  readonly personName: string;
  readonly password: string;
}

/** An applicant's own account, made by itself: it may do nothing before a window has confirmed it (CONFIRM_ENTERPRISE). */
@Injectable()
export class RegisterEnterprise {
  constructor(private readonly store: PeopleStore) {}

  /** Null when registered. Rejections: PASSWORD_SHORT, PASSWORD_COMMON, SIGN_IN_TAKEN, ABSENT. */
  async execute({ password, ...said }: Registering): Promise<Rejection | null> {
    const refused = passwordRefusal(password, said.signIn);
    if (refused) return refused;
    const personId = newId();
    const line = peopleLine('REGISTER_ENTERPRISE', officeDay(), {
      person: personId,
      creditCode: said.creditCode,
    });
    try {
      const word = await this.store.register({ ...said, personId, secret: await hashSecret(password) }, line);
      return word === 'done' ? null : reject('ABSENT');
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      return reject('SIGN_IN_TAKEN', { pointer: '/signIn' });
    }
  }
}

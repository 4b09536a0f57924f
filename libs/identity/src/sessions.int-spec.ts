import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Config } from '#platform';
import { until } from '../../../test/support/acts.js';
import { type OpenedDatabase, openedDatabase } from '../../../test/support/opened-database.js';
import { Sessions } from './sessions.js';
import { SignInStore } from './store/sign-in.store.js';

const HOUR = 3_600_000;
const MINE = `token_hash = 'applicant'`;

let opened: OpenedDatabase;

beforeAll(async () => {
  opened = await openedDatabase();
}, 60_000);
afterAll(() => opened?.close());

it('is kept while it is in use, also where the clock of the machine is set back meanwhile', async () => {
  const config = Object.assign(new Config(), { sessionIdleMinutes: 30 });
  const sessions = new Sessions(new SignInStore(opened.database), config);
  const usedAt = async (clock: number, ran: number) => {
    await opened.rows(`update identity.session set idle_until = now() + interval '1 minute' where ${MINE}`);
    jest.spyOn(Date, 'now').mockReturnValue(clock);
    jest.spyOn(performance, 'now').mockReturnValue(ran);
    sessions.note('token:applicant');
    jest.restoreAllMocks();
    const kept = `select from identity.session where ${MINE} and idle_until > now() + interval '20 minutes'`;
    return until('it is kept', async () => (await opened.rows(kept)).length === 1, 3000);
  };
  const began = Date.now();
  expect(await usedAt(began, 1000)).toBe(true);
  expect(await usedAt(began - HOUR, HOUR)).toBe(true);
}, 30_000);

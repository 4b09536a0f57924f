import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { localDateOf, openingOf } from '#calendar';
import {
  ActOnItem,
  AdoptVersions,
  type Asking,
  MoveClock,
  RingAlarms,
  SubmitCase,
  type Wish,
} from '#casework';
import { CatalogueQueries, Published, WorkingDays } from '#catalogue';
import { type Instant, isRejection, type LocalDate, type Rejection } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';
import type { Database } from '#platform';
import { Alarms, Ledger, LegalClock } from '#record';
import { ReadTables, RuleOutItems } from '#routing';
import { ActOnCase } from '../../libs/casework/src/act-on-case.js';
import { JudgeProjectTies } from '../../libs/casework/src/judge-project-ties.js';
import { Loading } from '../../libs/casework/src/loading.js';
import { LookAgain } from '../../libs/casework/src/look-again.js';
import { NewVersions } from '../../libs/casework/src/new-versions.js';
import { Reach } from '../../libs/casework/src/reach.js';
import { ReachOpenItems } from '../../libs/casework/src/reach-open-items.js';
import { Recalendar } from '../../libs/casework/src/recalendar.js';
import { AdoptionStore } from '../../libs/casework/src/store/adoption.store.js';
import { CaseworkStore } from '../../libs/casework/src/store/casework.store.js';
import { ProjectCases } from '../../libs/casework/src/store/project-cases.js';
import { ReachStore } from '../../libs/casework/src/store/reach.store.js';
import { RecalendarStore } from '../../libs/casework/src/store/recalendar.store.js';
import { ActOnProject } from '../../libs/projects/src/act-on-project.js';
import { RecheckChannel } from '../../libs/projects/src/recheck-channel.js';
import { RingRegister } from '../../libs/projects/src/ring-register.js';
import { ChannelQueries } from '../../libs/projects/src/store/channel.queries.js';
import { ProjectsStore } from '../../libs/projects/src/store/projects.store.js';
import { JudgeProject } from '../../libs/routing/src/judge-project.js';
import { Lists } from '../../libs/routing/src/lists.js';
import { AdviceQueries } from '../../libs/routing/src/store/advice.queries.js';
import type { FreshDatabase } from './database.js';
import { openedDatabase } from './opened-database.js';
import { readOffers } from './read-offers.js';

const GUIDE = 'plant-parallel';

/** The verbs on a database of their own with the demonstration in it, without HTTP, worker and queue. */
export interface Verbs {
  readonly url: string;
  readonly database: Database;
  readonly alarms: Alarms;
  readonly ledger: Ledger;
  readonly ring: RingAlarms;
  readonly look: LookAgain;
  readonly adopt: AdoptVersions;
  readonly recalendar: Recalendar;
  rows<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** The demonstration person with that sign-in name, under a key of its own unless told. */
  as(signIn: string, key?: string | null): Asking;
  /** A case with these items, all papers handed in. */
  open(...codes: string[]): Promise<OpenedCase>;
  act(who: string, item: At, wish: Wish, effectiveOn?: LocalDate): Promise<void>;
  /** Legal time moves on by so many working days, everything due on the way rings. */
  pass(workingDays: number): Promise<Instant>;
  stop(): Promise<void>;
}

interface At {
  readonly caseId: string;
  readonly idx: number;
  readonly organ: string;
}

export interface OpenedCase {
  readonly id: string;
  item(code: string): At;
}

/** `made`: a database that is there already, such as a restored one. */
export async function startVerbs(made?: FreshDatabase): Promise<Verbs> {
  const { url, database, rows, close } = await openedDatabase('verbs', made);
  const published = new Published(database);
  const store = new CaseworkStore(database);
  const act = new ActOnCase(store, new Loading(published, pino({ level: 'silent' })));
  const items = new ActOnItem(act, store);
  const submit = new SubmitCase(store, published, readOffers(published));
  const onProject = new ActOnProject(new ProjectsStore(database));
  const judge = new JudgeProject(new AdviceQueries(database), new Lists(published));
  const recheck = new RecheckChannel(onProject, judge, new ChannelQueries(database));
  const register = new RingRegister(onProject, recheck);
  const ring = new RingAlarms(act, register);
  const alarms = new Alarms(database);
  const clock = new LegalClock(database);
  const reach = new Reach(new ReachStore(database));
  const recalendar = new Recalendar(new RecalendarStore(database), act, published, reach);
  const judgeTies = new JudgeProjectTies(
    new ProjectCases(database),
    new RuleOutItems(new ReadTables(published)),
  );
  const adopt = new AdoptVersions(
    new AdoptionStore(database),
    act,
    new NewVersions(published, judgeTies),
    reach,
  );
  const move = new MoveClock(clock, alarms, ring, new ReachOpenItems(recalendar, adopt));
  const days = new WorkingDays(new CatalogueQueries(database), published);
  const as = (signIn: string, key: string | null = randomUUID()): Asking => ({
    principal: `token:${signIn}`,
    key,
    hash: key === null ? null : 'body',
  });
  return {
    url,
    database,
    alarms,
    ledger: new Ledger(database),
    ring,
    look: new LookAgain(store, ring),
    adopt,
    recalendar,
    rows,
    as,
    open: (...codes) => openCase({ rows, submit, as }, codes),
    async act(who, { caseId, idx, organ }, wish, effectiveOn) {
      const signIn = ['officer', 'reviewer', 'head'].includes(who) ? `${who}.${organ}` : who;
      done(
        await items.execute(
          as(signIn),
          { caseId, idx },
          { ...wish, ...(effectiveOn && { evidence: '签收单 7 号' }) },
          effectiveOn,
        ),
      );
    },
    async pass(workingDays) {
      const today = localDateOf(await clock.now());
      return move.execute(openingOf(await days.after(today, workingDays)));
    },
    stop: close,
  };
}

function done<T>(answer: T | Rejection): T {
  if (isRejection(answer)) throw new Error(`refused: ${answer.code}`);
  return answer;
}

async function openCase(
  { rows, submit, as }: Pick<Verbs, 'rows' | 'as'> & { submit: SubmitCase },
  codes: readonly string[],
): Promise<OpenedCase> {
  const definitions = await rows<{ content: ItemDefinition }>(
    `select content from catalogue.publication where kind = 'item' and code = any ($1) order by array_position($1, code)`,
    [codes],
  );
  const application = definitions.map(({ content: { code, materials } }) => ({
    code,
    handedIn: materials
      .filter(({ shared, producedBy }) => !shared && producedBy.length === 0)
      .map(({ id }) => id),
  }));
  const project = { name: '年产千吨试验线(测试)', base: 'nanchuan', facts: {} };
  const submission = { guide: GUIDE, declared: true, items: application, project };
  const { caseId: id } = done(await submit.execute(as('applicant'), submission));
  const organs = await rows<{ code: string; idx: number; organ: string }>(
    `select i.code, i.idx, o.handle as organ from casework.case_item i join identity.organ o on o.id = i.organ_id where i.case_id = $1`,
    [id],
  );
  return {
    id,
    item(code) {
      const found = organs.find((each) => each.code === code);
      if (!found) throw new Error(`no ${code} in case ${id}`);
      return { caseId: id, idx: found.idx, organ: found.organ };
    },
  };
}

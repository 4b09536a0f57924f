import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import {
  AdoptVersions,
  CarryOutHandOvers,
  CarryOutTransfers,
  FollowAuthority,
  FollowChannel,
  FollowFacts,
  FollowTies,
  LookAgain,
  Recalendar,
  RingAlarms,
  WitnessIndependence,
} from '#casework';
import type { Instant } from '#kernel';
import { Foresight, Ring, Subscriptions } from '#messaging';
import { createLog, Database, openDatabase } from '#platform';
import { RecheckChannel } from '#projects';
import { Alarms, Ledger, LegalClock } from '#record';
import { FollowRegistration, ShowLicence } from '#registration';
import {
  CaseworkDuties,
  CatalogueDuties,
  ChannelDuties,
  PeopleDuties,
  ProjectDuties,
  RegistrationDuties,
} from '../../../worker/src/worker.module.js';
import { openEngine } from '../engine-context.js';

/** By this name the connections of the engine are found, and cut. */
const ENGINE = 'simulated engine';
const POOL = 6;

interface Running {
  readonly source: Database['source'];
  readonly database: Database;
  readonly app: INestApplicationContext;
  readonly subscriptions: Subscriptions;
  readonly foresight: Foresight;
}

/** One prepared database with the real engine on it, which can lose its process or its connections, and the owner's eye. */
export class House {
  private constructor(
    private readonly url: string,
    /** Everything, as the owner: what is read here is what was stored. */
    readonly owner: Database,
    private running: Running,
    private readonly folder: string,
  ) {}

  static async open(url: string): Promise<House> {
    const owner = await openDatabase(url, { poolSize: 3, applicationName: 'simulator' });
    const folder = await mkdtemp(join(tmpdir(), 'simulated-files-'));
    return new House(url, new Database(owner), await run(url, folder), folder);
  }

  /** A verb or a reading of the engine. Ask again after a restart. */
  get<T>(type: new (...args: never[]) => T): T {
    return this.running.app.get(type, { strict: false });
  }

  /** The runtime role's own door. */
  get database(): Database {
    return this.running.database;
  }

  get subscriptions(): Subscriptions {
    return this.running.subscriptions;
  }

  /** What a worker rings with: each call is another worker; what was foreseen is written by the first. */
  ring(): Ring {
    const { subscriptions, foresight } = this.running;
    return new Ring(this.get(Alarms), subscriptions, foresight, createLog('silent'));
  }

  get foresight(): Foresight {
    return this.running.foresight;
  }

  /** The process dies and comes back: nothing it remembered is left. */
  async restart(): Promise<void> {
    await this.stop();
    this.running = await run(this.url, this.folder);
  }

  /** Ends the engine's connections whatever they are at; how many were at something. */
  async cut(): Promise<number> {
    const sql = `select count(*) filter (where state = 'active')::int as busy, bool_and(pg_terminate_backend(pid)) as cut
      from pg_stat_activity where datname = current_database() and application_name = $1`;
    const [row] = await this.owner.call<{ busy: number }>(sql, [ENGINE]);
    return row?.busy ?? 0;
  }

  /** Asks until every connection that was cut has been noticed: what a step broke is not the next one's trouble. */
  async heal(): Promise<void> {
    for (let left = POOL * 2; left > 0; left -= 1) {
      const asked = Array.from({ length: POOL }, () => this.database.call('select'));
      if ((await Promise.allSettled(asked)).every(({ status }) => status === 'fulfilled')) return;
    }
    throw new Error('the connections do not come back');
  }

  /** How many of the engine's connections wait for a lock. */
  async waiting(): Promise<number> {
    const sql = `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and application_name = $1 and wait_event_type = 'Lock'`;
    const [row] = await this.owner.call<{ n: number }>(sql, [ENGINE]);
    return row?.n ?? 0;
  }

  /** Makes it that legal moment, later or earlier: no product can, a wrong time server does. */
  async makeIt(now: Instant): Promise<void> {
    await this.owner.call('update app.clock set ahead = $1::timestamptz - now()', [now]);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.owner.source.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async stop(): Promise<void> {
    await this.running.app.close();
    await this.running.source.destroy();
  }
}

async function run(url: string, folder: string): Promise<Running> {
  const source = await openDatabase(url, { poolSize: POOL, role: 'app_rt', applicationName: ENGINE });
  const database = new Database(source);
  const app = await openEngine(url, database, createLog('silent'), folder);
  const subscriptions = new Subscriptions();
  const get = <T>(type: new (...args: never[]) => T): T => app.get(type, { strict: false });
  new CaseworkDuties(subscriptions, get(RingAlarms), get(LookAgain), get(Recalendar)).subscribe();
  new RegistrationDuties(subscriptions, get(FollowRegistration), get(ShowLicence)).subscribe();
  new CatalogueDuties(subscriptions, get(AdoptVersions), get(WitnessIndependence)).subscribe();
  new ChannelDuties(subscriptions, get(RecheckChannel), get(LegalClock), get(FollowChannel)).onModuleInit();
  new ProjectDuties(subscriptions, get(FollowFacts), get(FollowAuthority), get(FollowTies)).onModuleInit();
  new PeopleDuties(subscriptions, get(CarryOutHandOvers), get(CarryOutTransfers)).onModuleInit();
  const foresight = new Foresight(get(Alarms), get(LegalClock), subscriptions, get(Ledger));
  return { source, database, app, subscriptions, foresight };
}

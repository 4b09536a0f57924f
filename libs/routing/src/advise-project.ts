import { Injectable } from '@nestjs/common';
import { addDays } from '#calendar';
import { Published } from '#catalogue';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import type { FactDefinition, Facts } from '#model/catalogue';
import {
  type Advice,
  adviseProject,
  type Deciding,
  type InForceThere,
  NATIONAL,
  withinList,
} from '#model/routing';
import { canonical, digest } from '#record';
import { Lists } from './lists.js';
import { AdviceQueries, type Standing } from './store/advice.queries.js';

/** Who asks for advice says where the project would lie and what it is; `on` null: as if filed today. */
export interface AskedAdvice {
  readonly base: string;
  readonly facts: Facts;
  /** Of a project that is known already: its facts, as far as the list knows them, and the items whose results are in force. */
  readonly project?: { readonly facts: Facts; readonly held: readonly string[] };
  readonly on: LocalDate | null;
}

/** `hash` is SHA-256 of the canonical JSON of all the rest: same facts and day, same hash. */
export type Sealed = Advice & { readonly hash: string };

/** A day further off has no calendar worth a promise. */
const FURTHEST = 366;

/** Advice before an application; reads what is published, keeps nothing, writes nothing. */
@Injectable()
export class AdviseProject {
  constructor(
    private readonly queries: AdviceQueries,
    private readonly published: Published,
    private readonly lists: Lists,
  ) {}

  /** Rejections, pointing into what was asked: NO_SUCH_BASE, ADVICE_DAY, FACT_UNKNOWN, FACT_WRONG, FACT_CONTRADICTS, FACT_MISSING. */
  async execute({ base, facts: given, project, on }: AskedAdvice): Promise<Sealed | Rejection[]> {
    const standing = await this.queries.standing(base, on);
    if (standing.base === null) return [reject('NO_SUCH_BASE', { pointer: '/base' })];
    const inForce = standing.versions.some(({ kind }) => kind === 'item') && standing.calendar !== null;
    if (!inForce || standing.on > addDays(standing.today, FURTHEST))
      return [reject('ADVICE_DAY', { pointer: '/on', params: { day: standing.on } })];
    const there = await this.inForce(standing);
    const facts = { ...withinList(project?.facts ?? {}, there.facts), ...given };
    const advice = adviseProject({ facts, base, on: standing.on, held: project?.held ?? [] }, there);
    if (isRefused(advice)) return advice.map((it) => ({ ...it, pointer: `/facts${it.pointer ?? ''}` }));
    return { ...advice, hash: digest(canonical(advice)) };
  }

  /** What is asked of a project today, in the order of their codes. */
  async facts(): Promise<readonly FactDefinition[]> {
    const { versions } = await this.queries.standing('', null);
    return (await this.lists.read(versions)).facts;
  }

  private async inForce({ versions, deciding, calendar }: Standing): Promise<InForceThere> {
    const ids = [...new Set([...deciding.map((each) => each.calendar), calendar ?? 0])];
    const days = await Promise.all(ids.map(async (id) => [id, await this.published.calendar(id)] as const));
    const national = days.filter(([id]) => id === calendar).map(([, each]) => [NATIONAL, each] as const);
    return {
      ...(await this.lists.read(versions)),
      deciding: byItem(deciding),
      calendars: new Map([...days, ...national]),
    };
  }
}

function byItem(deciding: Standing['deciding']): InForceThere['deciding'] {
  const organs = new Map<string, Deciding[]>();
  for (const { code, ...each } of deciding) organs.set(code, [...(organs.get(code) ?? []), each]);
  return organs;
}

function isRefused(advice: Advice | Rejection[]): advice is Rejection[] {
  return Array.isArray(advice) && advice.every(isRejection);
}

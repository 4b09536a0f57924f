import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { Published } from '#catalogue';
import { isRejection, type Rejection, reject } from '#kernel';
import { readProjectCode } from '#model/projects';
import { newId } from '#platform';
import { openingLine } from '#projects';
import { canonical, digest } from '#record';
import { answered, type Done } from './act-on-case.js';
import { type CaseDetail, caseDetail } from './case-detail.js';
import { lineOf } from './line.js';
import type { Application } from './model/application.js';
import { ruledOutOf } from './model/condition/judged-tie.js';
import { askableAt } from './model/confirmations.js';
import { type Opening, openCase } from './model/open-case.js';
import { judgedBy, restsOn } from './model/ties.js';
import { openedCase } from './opened-case.js';
import { hashQueryCode, newQueryCode } from './query-code.js';
import { ReadOffers } from './read-offers.js';
import { type Asking, CaseworkStore, type Prepared } from './store/casework.store.js';

/** The one application: a guide, a project that exists or is opened with it, and its items with the papers handed in. */
export interface Submission extends Application {
  readonly guide: string;
  readonly projectId?: string;
  readonly project?: {
    readonly code?: string;
    readonly name: string;
    readonly base: string;
    readonly facts: Readonly<Record<string, unknown>>;
  };
}

export interface Submitted extends Done {
  readonly receiptNo: string | null;
  /** Shown once: with the receipt number it opens the public status page. Null on a replay. */
  readonly queryCode: string | null;
  /** The case as its applicant sees it then; absent where only reading it tells: on a replay, and in a project that was there before. */
  readonly detail?: () => CaseDetail;
}

const ATTEMPTS = 4;

/** SUBMIT: case, filed and planned items in one act; every filed item is in its organ's queue on return. */
@Injectable()
export class SubmitCase {
  constructor(
    private readonly store: CaseworkStore,
    private readonly published: Published,
    private readonly offers: ReadOffers,
  ) {}

  /** Rejections: UNAUTHENTICATED, KEY_REUSED, NO_SUCH_GUIDE, NO_SUCH_PROJECT, NO_SUCH_BASE, PROJECT_CODE_TAKEN, CONTENDED and those of `openCase`. */
  async execute(asking: Asking, submission: Submission): Promise<Submitted | Rejection> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const submitted = await this.attempt(asking, submission);
      if (submitted) return submitted;
    }
    return reject('CONTENDED');
  }

  /** Null where the same key came in twice at once, or something was published meanwhile: ask again. */
  private async attempt(asking: Asking, submission: Submission): Promise<Submitted | Rejection | null> {
    const { guide, projectId: project = null, project: opened } = submission;
    const prepared = await this.store.prepare(asking, { guide, base: opened?.base ?? null, project });
    if (!prepared) return null;
    if (prepared.word !== 'go') {
      const end = answered(prepared);
      return isRejection(end) ? end : { ...end, receiptNo: null, queryCode: null };
    }
    const opening = whatIsMissing(prepared, submission) ?? (await this.decide(prepared, submission));
    return isRejection(opening) ? opening : this.write(asking, { prepared, submission, opening });
  }

  private async decide(prepared: Prepared, submission: Submission): Promise<Opening | Rejection> {
    const { now, actor, results: register, parkId, channel, bars, offering } = prepared;
    if (prepared.guide === null || !offering) throw new Error('nothing is offered but of a guide, at a base');
    const guide = await this.published.guide(prepared.guide);
    const facts = submission.project?.facts ?? prepared.facts ?? {};
    const applied = submission.items.map(({ code }) => code);
    const offered = await this.offers.execute(offering, facts, applied);
    const file = { applicantOrgan: actor.organId, parkId: parkId ?? 0 };
    const askable = askableAt(guide, offering.confirmers);
    const templates = await this.store.templates(offering.templates);
    const { assessments } = offering;
    return openCase(submission, guide, offered, {
      ...{ now, actor, file, register, askable, templates, channel, bars, assessments },
    });
  }

  private async write(
    asking: Asking,
    { prepared, submission, opening }: { prepared: Prepared; submission: Submission; opening: Opening },
  ): Promise<Submitted | Rejection | null> {
    const caseId = newId();
    const queryCode = newQueryCode();
    const form = sealedForm(submission.form);
    const project = submission.project && { id: newId(), ...submission.project };
    const plan = planOf(opening, submission);
    const { base, project: known, guide } = prepared;
    const { confirmers, items, alarms, alerts, notices } = opening;
    const asked = confirmers.length > 0 && { confirmers };
    const opened = { base, guideVersion: guide, project: project ?? { id: known }, ...asked };
    const organs = [...items.map(({ organ_id }) => organ_id), ...confirmers];
    const said = Object.assign({}, opening, { plan, opened, form: form?.digest });
    const { line, detail, salt } = lineOf(caseId, prepared.actor, said);
    // Named, as an act names them. What only the line says is not sent a second time.
    const acted = await this.store.open(asking, known, caseId, {
      kind: opening.kind,
      effectiveOn: opening.effectiveOn,
      items,
      touched: opening.touched,
      alarms,
      alerts,
      notices,
      joint: opening.joint,
      topics: opening.topics,
      organs,
      open: items.length,
      roles: prepared.actor.roles,
      parkId: prepared.parkId,
      base,
      projectId: known,
      newProject: project?.id,
      guideVersion: guide,
      prefix: 'QH',
      queryHash: hashQueryCode(queryCode),
      rests: restsOn(items, prepared.results),
      judged: judgedBy(items, prepared.factsVersion),
      projects: project ? [projectOf(project, prepared, organs)] : [],
      forms: form ? [form] : [],
      line,
      detail,
      salt,
    });
    if (acted?.word === 'project-code-taken')
      return reject('PROJECT_CODE_TAKEN', { pointer: '/project/code' });
    if (acted?.word !== 'done') return null;
    const { seq, receiptNo = null } = acted;
    const done = { caseId, seq, idx: null, replayed: false, receiptNo, queryCode };
    if (!project || guide === null) return done;
    const seen = { caseId, project, prepared, opening, acted, guide: await this.published.guide(guide) };
    return { ...done, detail: () => caseDetail(openedCase(seen)) };
  }
}

/** How each item was planned, before anything was filed: where the fold of its entries begins. */
function planOf({ items }: Opening, submission: Submission): object[] {
  return items.map(
    ({ idx, code, organ_id, item_version, calendar, facts: { authority, files, levels, ties } }) => ({
      idx,
      code,
      organ_id,
      item_version,
      calendar,
      authority,
      files,
      levels: levels && { first: levels.first, upper: levels.upper },
      ruledOut: someOf(ruledOutOf(ties)),
      handedIn: submission.items[idx - 1]?.handedIn ?? [],
      subject: submission.items[idx - 1]?.subject,
    }),
  );
}

const someOf = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined);

/** A project opened with its first case has a stream, and a first line in it, like every other. The organs of the case see it. */
function projectOf<P extends { readonly id: string }>(
  project: P,
  { actor, now, parkId }: Prepared,
  organs: readonly number[],
) {
  const line = openingLine({ code: null, ...project }, actor, localDateOf(now));
  const viewers = [...new Set([actor.organId, ...organs])].toSorted((one, other) => one - other);
  return Object.assign({}, project, { parkId, viewers, applicantOrgan: actor.organId, line });
}

/**
 * The journal proves the form without holding it: identity numbers are no part of a line that can never be deleted. The salt keeps
 * a number from being found by trying all of them.
 */
function sealedForm(values: Submission['form']) {
  if (!values || Object.keys(values).length === 0) return null;
  const salt = newId();
  return { values, salt, digest: digest(canonical({ salt, values })) };
}

function whatIsMissing({ guide, base, project }: Prepared, submission: Submission): Rejection | null {
  if (!guide) return reject('NO_SUCH_GUIDE', { pointer: '/guide', params: { code: submission.guide } });
  if (!submission.projectId === !submission.project) return reject('ONE_PROJECT', { pointer: '/project' });
  if (submission.projectId && !project) return reject('NO_SUCH_PROJECT', { pointer: '/projectId' });
  if (!base) return reject('NO_SUCH_BASE', { pointer: '/project/base' });
  const { code } = submission.project ?? {};
  if (code !== undefined && !readProjectCode(code))
    return reject('PROJECT_CODE_FORM', { pointer: '/project/code' });
  return null;
}

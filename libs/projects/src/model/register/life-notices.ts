import type { Bilingual, LocalDate } from '#kernel';
import type { Project, RegisterEntry } from '../project.js';
import type { ProjectNotice } from '../project-act.js';
import type { LifeKind } from './life.js';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** The acts as people read them; docs/GLOSSARY.md fixes the pairs. */
const WORDS: Readonly<Record<LifeKind, Bilingual>> = {
  change: said('变更', 'changed'),
  renewal: said('延续', 'renewed'),
  use: said('已依法使用，不再因期满失效', 'in use: it has no end any more'),
  stay: said('停止执行', 'stayed'),
  'stay-end': said('恢复执行', 'in force again'),
  retraction: said('撤回', 'retracted'),
  revocation: said('撤销', 'revoked'),
  annulment: said('经复议或者判决撤销', 'annulled'),
  cancellation: said('注销', 'cancelled'),
};

interface Happened {
  readonly result: RegisterEntry;
  readonly article: string;
  readonly on: LocalDate;
}

/** The applicant and the organ are told of every act; the law asks that it reaches whose right it is (行政许可法 8, 38, 69). */
export function lifeNotices(kind: LifeKind, happened: Happened, project: Project): ProjectNotice[] {
  const { result, article, on } = happened;
  const { zh, en } = WORDS[kind];
  const { code, number, organId } = result;
  const words = said(
    `${code}（${number}）自${on}起${zh}（${article}）。`,
    `${code} (${number}) is ${en} since ${on} (${article}).`,
  );
  const params = { result: result.id, act: kind, code, number };
  const notice = { kind: 'result-life', words, params } as const;
  return [
    { ...notice, audience: 'applicant', organId: project.applicantOrgan, legal: true },
    { ...notice, audience: 'organ', organId, legal: false },
  ];
}

/** Time has ended it. */
export function lapseNotices(result: RegisterEntry, on: LocalDate, project: Project): ProjectNotice[] {
  const { code, number, organId, validUntil } = result;
  const words = said(
    `${code}（${number}）有效期至${validUntil}，自${on}起失效。`,
    `${code} (${number}) counted until ${validUntil} and has lapsed on ${on}.`,
  );
  const params = { result: result.id, code, number };
  const notice = { kind: 'result-lapsed', words, params } as const;
  return [
    { ...notice, audience: 'applicant', organId: project.applicantOrgan, legal: true },
    { ...notice, audience: 'organ', organId, legal: false },
  ];
}

/** An obligation whose day is over: the inspector is named, the organ and supervision are told. */
export function overdueNotices(result: RegisterEntry, at: number, project: Project): ProjectNotice[] {
  const { code, number, organId, obligations } = result;
  const { duty = '', dueOn = '', inspector = '' } = obligations[at] ?? {};
  const words = said(
    `${code}（${number}）附带的义务逾期未履行：${duty}，最迟应于${dueOn}履行，监督检查：${inspector}。`,
    `An obligation of ${code} (${number}) is overdue: ${duty}, due by ${dueOn}; inspector: ${inspector}.`,
  );
  const params = { result: result.id, code, number, obligation: at + 1, dueOn, inspector };
  const notice = { kind: 'obligation-overdue', words, params, legal: false } as const;
  return [
    { ...notice, audience: 'applicant', organId: project.applicantOrgan },
    { ...notice, audience: 'organ', organId },
    { ...notice, audience: 'supervisor', organId: null },
  ];
}

import type { Bilingual, LocalDate } from '#kernel';
import type { Nature, Sourced } from '../definition.js';
import type { Body } from '../place.js';

export const FORMS = [
  'statute',
  'entrusted',
  'concentrated',
  'dispatched-branch',
  'provincial-list',
  'deputised',
] as const;
/** The lawful form in which another organ than the statutory one decides (赋权形式); `LAWFUL` says what each asks for. */
export type DelegationForm = (typeof FORMS)[number];

export const SIGNERS = ['delegator', 'delegate'] as const;
/** In whose name the decision stands: its words, its seal, and who answers in reconsideration or in court (被申请人, 被告). */
export type Signer = (typeof SIGNERS)[number];

/**
 * 赋权: for these items and bases `delegate` decides instead of `delegator`, the organ that has the power by statute. Handles
 * name organs; `places` are bases or parks. It holds on a day when its version is in force and the day lies in `from` … `through`.
 */
export interface DelegationDefinition extends Sourced {
  readonly code: string;
  readonly name: Bilingual;
  readonly items: readonly string[];
  readonly places: readonly string[];
  readonly delegator: string;
  readonly delegate: string;
  readonly form: DelegationForm;
  readonly document: { readonly number: string; readonly title: string };
  /** 公告 (行政许可法 24 ¶2). */
  readonly announced: { readonly on: LocalDate; readonly where: string } | null;
  /** 国务院批准 of a concentrated exercise (行政许可法 25). */
  readonly approval: string | null;
  readonly signs: Signer;
  readonly from: LocalDate;
  /** The last day; null while nobody has ended it. */
  readonly through: LocalDate | null;
}

/** What the law asks of a form. */
export interface FormRule {
  readonly article: string;
  readonly signs: readonly Signer[];
  readonly bodies: readonly Body[];
  /** Null: items of every nature. */
  readonly natures: readonly Nature[] | null;
  readonly needs: 'law' | 'announcement' | 'approval' | null;
}

/**
 * 行政许可法 23: an organisation that a law or regulation authorises decides in its own name. 24: only an administrative organ is
 * entrusted, announced, in the delegator's name, and passes nothing on. 25: concentrated by the province with the State Council's
 * approval. A dispatched branch (派出机构) that no law authorises acts in the name of the organ it belongs to (法释〔2018〕1号 20,
 * from memory [J]). A provincial list hands over record-filings, which are no licences (青海实施意见 (五)). 机关代理: an organ that cannot act is
 * deputised for a time, in its name; no article says so, hence bounded and marked [J].
 */
export const LAWFUL: Readonly<Record<DelegationForm, FormRule>> = {
  statute: {
    article: '行政许可法 23',
    signs: ['delegate'],
    bodies: ['administrative', 'institution'],
    natures: null,
    needs: 'law',
  },
  entrusted: {
    article: '行政许可法 24',
    signs: ['delegator'],
    bodies: ['administrative'],
    natures: null,
    needs: 'announcement',
  },
  concentrated: {
    article: '行政许可法 25',
    signs: ['delegate'],
    bodies: ['administrative'],
    natures: null,
    needs: 'approval',
  },
  'dispatched-branch': {
    article: '法释〔2018〕1号 20',
    signs: ['delegator'],
    bodies: ['administrative'],
    natures: null,
    needs: null,
  },
  'provincial-list': {
    article: '青海实施意见 (五)',
    signs: ['delegator', 'delegate'],
    bodies: ['administrative', 'institution'],
    natures: ['record-filing'],
    needs: 'announcement',
  },
  deputised: {
    article: '机关代理(演示): 有期限、有文件、公告; 不低于被代理机关的层级',
    signs: ['delegator'],
    bodies: ['administrative'],
    natures: null,
    needs: 'announcement',
  },
};

import type { Limit } from '#calendar';
import type { Bilingual } from '#kernel';
import type { Basis } from './basis.js';
import type { ConfirmationLine, RecordLine } from './confirmation.js';
import type { GuideWindow } from './guide-window.js';
import type { Act, ClockKind, Level, Mark, Nature } from './item-words.js';
import type { GuideSession } from './session.js';
import type { OwedLine, ToleranceRule } from './tolerance.js';
import type { TrustLevel } from './trust.js';

export type { Basis } from './basis.js';
export {
  ACTS,
  type Act,
  CLOCK_KINDS,
  type ClockKind,
  LEVELS,
  type Level,
  MARKS,
  type Mark,
  NATURES,
  type Nature,
} from './item-words.js';

/** One limit in days with its start and source in law. */
export interface StatutoryLimit extends Limit {
  readonly startsFrom: 'acceptance' | 'receipt';
  readonly extension: (Limit & { readonly approver: string }) | null;
  readonly basis: string;
  readonly note?: string;
}

/** The committed limit (承诺时限). `demo` marks an invented number; the public page says so. */
export interface CommittedLimit extends Limit {
  readonly source: string;
  readonly demo: boolean;
}

/**
 * A ground that may stop clocks: which clocks, up to which cap, by which article. A special procedure
 * is one of the eight of 行政许可法 45; a suspension needs an article of its own; a termination ends the item.
 */
export interface Ground {
  readonly id: string;
  readonly kind: 'special' | 'suspension' | 'termination' | 'not-needed' | 'consultation';
  readonly name: Bilingual;
  readonly article: string;
  readonly stops: readonly ClockKind[];
  readonly cap: Limit | null;
}

/**
 * 超时默认: when `clock` is over in silence, the item is decided as agreed. Only where a rule says so: a value from memory
 * drives no silence, and an internal opinion may be replaced by it, never a licence marked safety, environment or land.
 */
export interface SilenceRule {
  readonly clock: 'promise' | 'statute';
  readonly basis: Basis;
}

/**
 * 告知承诺: decided on the spot on the applicant's commitment, which is checked within `check` of the decision. `byRule`: a law, regulation
 * or rule of a ministry prescribes it for this very item, also where its marks would exclude it.
 */
export interface CommitmentRule {
  readonly check: Limit;
  readonly byRule?: true;
  readonly basis: string;
  readonly demo: boolean;
}

/** 统一办理、联合办理、集中办理 of named items by a document of the government (行政许可法 26, 42 ¶2). */
export interface JointLimit extends Limit {
  readonly extension: Limit & { readonly approver: string };
  readonly document: string;
  readonly items: readonly string[];
  readonly demo: boolean;
}

/**
 * 两级办理 (行政许可法 35, 43): an organ of `level` reviews first, within the limit, and sends opinion and papers up; `upper` is the limit of
 * the organ that decides. The statutory limit counts both.
 */
export interface FirstReview extends Limit {
  readonly level: Level;
  readonly upper: Limit;
  readonly basis: string;
}

/** Where a value comes from; `demo` marks what is invented or borrowed, and the public page says so. */
export interface Sourced {
  readonly source: string;
  readonly demo: boolean;
}

/** 收费: free of charge unless a law or regulation founds the fee (行政许可法 58). */
export interface Fee extends Sourced {
  readonly amount: string;
  readonly basis: Basis;
}

/** 咨询, 监督投诉: whom to ask about the item, and where to complain of it. */
export interface Contacts extends Sourced {
  readonly ask: string;
  readonly complain: string;
}

/** 基本编码 (12 digits), 实施编码 (31: credit code 18, level 1, basic 12), by GB/T 39046-2020 and 39554.1; both optional. */
export interface ItemCodes extends Sourced {
  readonly basic?: string;
  readonly implementation?: string;
}

export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'flag', 'identity', 'region'] as const;

/**
 * A datum of the application form. `identity`: the number of an identity document, masked wherever the public reads; `region`: six
 * digits (GB/T 2260). Items that ask for the same `id` share it: a guide asks it once. `readBy` names what
 * reads it: conditions, grounds, fields of ties. A field that nothing reads is not asked (行政许可法 29). `shared`: it comes
 * from the register of results, nobody has to fill it in (优化营商环境条例 37).
 */
export interface FieldLine {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: (typeof FIELD_KINDS)[number];
  readonly unit?: string;
  readonly shared?: boolean;
  readonly readBy: readonly string[];
}

/**
 * A numbered line of the materials list. `core: false` may be owed; `shared` is obtained by data sharing; `commitment`
 * may be replaced by the applicant's written commitment. Lines of one `document` are one paper: a guide asks it once.
 */
export interface MaterialLine {
  readonly id: string;
  readonly name: string;
  readonly document?: string;
  readonly commitment?: boolean;
  readonly owed?: OwedLine;
  /** The least trust a file needs before the organ may call it fit (国办函〔2016〕108号); any where absent. */
  readonly trust?: TrustLevel;
  readonly kind: string;
  readonly issuer: string;
  readonly core: boolean;
  readonly shared: boolean;
  readonly producedBy: readonly string[];
  readonly condition?: string;
}

/** A numbered condition of the grant. A refusal names its conditions by id. */
export interface ConditionLine {
  readonly id: string;
  readonly text: string;
  readonly article: string;
  readonly demo: boolean;
}

/** How the applicant is spared a tie; which word fits which kind of tie, {@link CURES} says. */
export type Cure =
  | 'pre-review'
  | 'later-stage'
  | 'decide-on-receipt'
  | 'joint-handling'
  | 'owed'
  | 'asked-at-intake'
  | 'data-sharing'
  | 'commitment'
  | 'dropped';

/**
 * 化解方式. What statute orders is waited for without the applicant: before acceptance (`pre-review`, or the guide of a
 * `later-stage`), or at the decision (`decide-on-receipt`, `joint-handling`; `owed` for a material that is not core).
 * Works and production have a gate and need none. What is only practice binds nothing and cannot be cured by order.
 */
export const CURES: Readonly<Record<Tie['binds'], readonly Cure[]>> = {
  application: ['pre-review', 'later-stage'],
  decision: ['decide-on-receipt', 'joint-handling', 'owed'],
  activity: [],
  practice: ['asked-at-intake', 'data-sharing', 'commitment', 'dropped'],
};

/**
 * A tie to an earlier result; how it binds is the statute's word (`article`, `phrase`). `to` lists alternatives: any one of them is enough.
 * `fields` are the fields of the earlier result that the later review assumes. Null `cure`: nobody has said yet how the
 * applicant is spared, which only a gate (`activity`) may leave open.
 */
export interface Tie {
  readonly to: readonly string[];
  readonly binds: 'application' | 'decision' | 'activity' | 'practice';
  readonly article: string;
  readonly phrase: string;
  readonly cure: Cure | null;
  readonly cureNote?: string;
  readonly condition?: string;
  readonly fields: readonly string[];
}

/** Does it stand in the way of the item itself? A gate is of works or production, and practice binds nobody. */
export const holdsUp = <T extends Pick<Tie, 'binds'>>(
  tie: T,
): tie is T & { readonly binds: 'application' | 'decision' } =>
  tie.binds === 'application' || tie.binds === 'decision';

/** Works or production may not start before one of `needs` is in force (an `activity` tie, seen from below). */
export interface Gate {
  readonly before: 'start-of-works' | 'production';
  readonly needs: readonly string[];
  readonly note?: string;
}

/** One approval item (事项) as published: immutable once a version is in force. */
export interface ItemDefinition {
  readonly code: string;
  readonly name: Bilingual;
  /** 俗称: what people call it, in either language; found by searches, no name in law. */
  readonly knownAs?: readonly string[];
  readonly stage: string;
  readonly category: string;
  readonly nature: Nature;
  readonly act: Act;
  /** 行使内容: what is decided, in words. Null: not written yet, a finding of the check. */
  readonly content: Bilingual | null;
  /** 即办件 is decided on the spot; 承诺件 runs a committed limit. */
  readonly handling: 'immediate' | 'committed';
  /** `external`: decided in an outside platform; progress and result are recorded here with evidence. */
  readonly handledIn: 'engine' | 'external';
  readonly department: string;
  readonly authority: {
    readonly usualLevel: Level;
    readonly minLevel: Level | 'catalogue';
    readonly note?: string;
  };
  readonly basis: readonly Basis[];
  /** 行政许可法 32(4): five working days unless a rule or a local promise is shorter. */
  readonly preAcceptance: Limit & { readonly basis: string };
  readonly statutory: StatutoryLimit | null;
  readonly promise: CommittedLimit;
  /** 绿色承诺时限: of a project in the green channel; in the unit of the promise, and shorter. */
  readonly greenPromise?: CommittedLimit;
  /** 有数量限制 (行政许可法 57): decided in the order in which applications were accepted, and the green channel changes nothing of that. */
  readonly quotaLimited?: true;
  /** Shares of the promise, in percent, at which a warning rings. */
  readonly warnings: readonly number[];
  readonly marks: readonly Mark[];
  readonly silence: SilenceRule | null;
  readonly commitment: CommitmentRule | null;
  /** Absent: one organ reviews and decides. */
  readonly firstReview?: FirstReview;
  readonly tolerance?: ToleranceRule;
  readonly materials: readonly MaterialLine[];
  /** 受理条件, numbered apart from the conditions of the grant. */
  readonly acceptance: readonly ConditionLine[];
  readonly fields: readonly FieldLine[];
  readonly conditions: readonly ConditionLine[];
  readonly grounds: readonly Ground[];
  readonly ties: readonly Tie[];
  readonly gates: readonly Gate[];
  /** Persons in the signing chain: 1 the head alone, 2 officer and head, 3 officer, reviewer and head. */
  readonly signing: 1 | 2 | 3;
  readonly result: { readonly name: string; readonly validity: string | null };
  readonly fee: Fee | null;
  readonly contacts: Contacts | null;
  readonly codes: ItemCodes | null;
  readonly appliesWhen?: string;
  readonly notes?: string;
}

/** 牵头部门 in words: it accepts, passes on and hands out (行政许可法 26). */
export interface Lead extends Sourced {
  readonly department: string;
}

/**
 * A service guide (办事指南): one form, one set of materials, one lead, one occasion. Its form is composed of its items'
 * (`guideForm`), never written twice. Which organ leads it in a park, the organs' `leads` say.
 */
export interface GuideDefinition {
  readonly code: string;
  readonly name: Bilingual;
  readonly stage: string;
  readonly demo: boolean;
  readonly summary: Bilingual;
  /** 情形: when an applicant takes this guide and no other. */
  readonly occasion?: Bilingual;
  readonly lead?: Lead;
  /** How a later item of a `decision` tie stands while it waits: a reading of the law that counsel should confirm, hence a setting. */
  readonly standing: 'notice' | 'accepted-with-gap' | 'joint';
  /** Null where no government document names items for joint handling: then each has its own limit only. */
  readonly joint: JointLimit | null;
  /** 一照一码 since 2015-10-01: one deciding item with confirmations. `three-numbers`: each side decided for itself. */
  readonly mode?: 'one-code' | 'three-numbers';
  readonly window?: GuideWindow;
  readonly sessions?: readonly GuideSession[];
  readonly confirmations?: readonly ConfirmationLine[];
  readonly records?: readonly RecordLine[];
  readonly items: readonly { readonly code: string; readonly optional: boolean; readonly when?: string }[];
}

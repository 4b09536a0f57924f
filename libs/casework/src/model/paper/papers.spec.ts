import { describe, expect, it } from '@jest/globals';
import { isRejection, type LocalDate } from '#kernel';
import { CaseInPlay } from '../../../../../test/support/case-in-play.js';
import { actor, at, item } from '../../../../../test/support/definitions.js';
import type { EventType } from '../events.js';
import type { Outcome } from '../outcome.js';
import type { AuthorityFact } from './authority-fact.js';
import { PAPER_FIELDS, PAPER_KINDS, type PaperKind } from './paper-fields.js';
import { PAPERS } from './papers.js';

const TODAY = '2026-09-10';
const applicant = actor('applicant');
const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');
const supervisor = actor('supervisor');

/** Who does it; whatever is not named, the officer does. */
const BY: Partial<Record<EventType, typeof clerk>> = {
  FILE: applicant,
  SUPPLY: applicant,
  WITHDRAW: applicant,
  NOTICE_GAPS: clerk,
  ACCEPT: clerk,
  ACCEPT_WITH_GAPS: clerk,
  SERVE: clerk,
  GRANT: head,
  REFUSE: head,
  EXTEND: head,
  TERMINATE: head,
  SUSPEND: head,
  START_SPECIAL: head,
  REFUSE_JURISDICTION: head,
  ORDER: supervisor,
  CONVENE: actor('lead'),
};
const authority: AuthorityFact = {
  form: 'entrusted',
  inNameOf: { id: 77, zh: '海西州住房和城乡建设局', en: 'Haixi Housing' },
  seat: 'department',
  review: { zh: '海西州人民政府', en: 'Haixi Government' },
};

/** What the last of the events leaves on paper. */
function papersAfter(...types: EventType[]): Outcome['papers'] {
  const one = item();
  const facts = { ...one.context.facts, authority };
  const file = new CaseInPlay([{ ...one, context: { ...one.context, facts } }]);
  let last: Outcome['papers'] = [];
  for (const type of types) {
    const outcome = file.act(type, at(TODAY), BY[type] ?? officer);
    if (!outcome || isRejection(outcome)) throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    last = outcome.papers;
  }
  return last;
}
const FILED = ['FILE'] as const;
const REVIEWED = [...FILED, 'ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW'] as const;

describe('papers', () => {
  it.each([
    [[...FILED], 'receipt'],
    [[...FILED, 'NOTICE_GAPS'], 'gaps'],
    [[...FILED, 'NOTICE_GAPS', 'SUPPLY'], 'supply-receipt'],
    [[...FILED, 'ACCEPT'], 'acceptance'],
    [[...FILED, 'NOT_NEEDED'], 'not-needed'],
    [[...FILED, 'REFUSE_JURISDICTION'], 'not-accepted'],
    [[...FILED, 'ACCEPT', 'START_SPECIAL'], 'special-procedure'],
    [[...FILED, 'ACCEPT', 'START_SPECIAL', 'END_SPECIAL'], 'resumption'],
    [[...FILED, 'ACCEPT', 'EXTEND'], 'extension'],
    [[...REVIEWED, 'GRANT'], 'grant'],
    [[...REVIEWED, 'REFUSE'], 'refusal'],
    [[...REVIEWED, 'REFUSE', 'SERVE'], 'delivery-proof'],
    [[...FILED, 'WITHDRAW'], 'withdrawal'],
    [[...FILED, 'ACCEPT', 'TERMINATE'], 'termination'],
    [[...FILED, 'ACCEPT', 'ORDER'], 'supervision-order'],
    [[...FILED, 'ACCEPT', 'CONVENE'], 'meeting-invitation'],
    [[...FILED, 'ACCEPT', 'CLAIM', 'CONSULT'], 'consultation'],
  ] as [EventType[], PaperKind][])('%j makes %s, which says exactly its fields', (types, kind) => {
    const papers = papersAfter(...types);
    expect(papers.map((paper) => paper.kind)).toEqual([kind]);
    expect(Object.keys(papers[0]?.data ?? {}).sort()).toEqual(Object.keys(PAPER_FIELDS[kind]).sort());
    for (const [field, value] of Object.entries(papers[0]?.data ?? {})) {
      const sort = (PAPER_FIELDS[kind] as Record<string, string>)[field];
      if (!sort?.endsWith('?')) expect([field, value ?? null]).not.toEqual([field, null]);
    }
  });

  it('work inside the organ makes none', () => {
    expect(papersAfter(...FILED, 'ACCEPT', 'CLAIM')).toEqual([]);
    expect(papersAfter(...REVIEWED)).toEqual([]);
  });

  it('a decision stands in the name of whoever entrusted it, and a refusal tells reasons and remedies', () => {
    const [refusal] = papersAfter(...REVIEWED, 'REFUSE');
    expect(refusal).toMatchObject({
      idx: 1,
      organId: 77,
      addressee: { audience: 'applicant' },
      issuedOn: TODAY as LocalDate,
      template: { id: 'refusal', version: 1 },
      data: { remedies: { respondent: { zh: '海西州住房和城乡建设局' }, reconsideration: { days: 60 } } },
    });
    expect(refusal?.data['reasons']).toEqual([expect.any(String)]);
  });

  it('an order is between organs: the applicant is not its addressee', () => {
    const [order] = papersAfter(...FILED, 'ACCEPT', 'ORDER');
    expect(order).toMatchObject({ organId: supervisor.organId, addressee: { audience: 'organ' } });
  });

  it('a letter of consultation goes to the organ that is asked, in the name of the one that decides, with its last day', () => {
    const [letter] = papersAfter(...FILED, 'ACCEPT', 'CLAIM', 'CONSULT');
    expect(letter).toMatchObject({
      ...{ organId: 77, addressee: { audience: 'organ', organId: 77 }, idx: 1 },
      data: { question: '是否影响防洪', by: '2026-09-17', silence: null },
    });
  });

  it('an invitation goes to each organ once, with all its items', () => {
    const file = new CaseInPlay([
      item({ idx: 1 }),
      item({ idx: 2, organId: 10, definition: { code: 'B' } }),
      item({ idx: 3, organId: 30, definition: { code: 'C' } }),
    ]);
    for (const idx of [1, 2, 3]) file.act('FILE', at(TODAY), applicant, { idx });
    const outcome = file.command(
      {
        type: 'CONVENE_MEETING',
        ...{ on: TODAY as LocalDate, meeting: 'm', kind: 'survey', day: TODAY as LocalDate, place: '厂区' },
        ...{ items: [1, 2, 3], seen: { ifSeq: 1, seq: 1 } },
        offered: [{ kind: 'survey', items: ['A', 'B', 'C'], source: '滨州规定 14', demo: true }],
      },
      at(TODAY),
      actor('lead'),
    ) as Outcome;
    expect(outcome.papers.map(({ addressee, data }) => [addressee.organId, data['items']])).toMatchObject([
      [10, [{}, {}]],
      [30, [{}]],
    ]);
  });

  it('a case withdrawn whole is confirmed on one paper that names every item', () => {
    const file = new CaseInPlay([item({ idx: 1 }), item({ idx: 2, definition: { code: 'B' } })]);
    for (const idx of [1, 2]) file.act('FILE', at(TODAY), applicant, { idx });
    const command = { type: 'WITHDRAW_CASE', on: TODAY as LocalDate } as const;
    const outcome = file.command(command, at(TODAY), applicant) as Outcome;
    expect(outcome.papers).toHaveLength(1);
    expect(outcome.papers[0]).toMatchObject({ kind: 'withdrawal', idx: 0 });
    expect(outcome.papers[0]?.data['items']).toHaveLength(2);
  });

  // 行政许可法 32, 38, 42, 45 and the practice of the window: written out here by hand, so that a row emptied by mistake fails.
  it('no act that the law wants in writing is without its paper', () => {
    const written: EventType[] = [
      ...(['FILE', 'SUPPLY', 'NOTICE_GAPS', 'ACCEPT', 'ACCEPT_WITH_GAPS', 'DEEM_ACCEPTED'] as const),
      ...([
        'NOT_NEEDED',
        'REFUSE_JURISDICTION',
        'WITHDRAW',
        'START_SPECIAL',
        'SUSPEND',
        'END_SPECIAL',
      ] as const),
      ...(['RESUME', 'END_AT_CAP', 'EXTEND', 'ACCEPT_AND_DECIDE', 'GRANT', 'REFUSE', 'RECORD'] as const),
      ...([
        'DECIDE_BY_SILENCE',
        'SERVE',
        'TERMINATE',
        'CORRECT_RECORD',
        'ORDER',
        'CONVENE',
        'CONSULT',
        'RETURN',
        'REMIND_GAPS',
        'REROUTE',
        'ASK',
      ] as const),
    ];
    expect(written.filter((type) => PAPERS[type] === null)).toEqual([]);
    expect(PAPER_KINDS.length).toBeGreaterThan(20);
  });
});

import fc from 'fast-check';
import type { Limit } from '#calendar';
import type { Bilingual } from '#kernel';
import type {
  Basis,
  ConditionLine,
  FieldLine,
  Ground,
  GuideDefinition,
  GuideWindow,
  ItemDefinition,
  MaterialLine,
  Tie,
} from '#model/catalogue';
import { CLOCK_KINDS, TRUST_LEVELS } from '#model/catalogue';
import { ACTS, CURES, LEVELS, MARKS, NATURES } from '../../libs/catalogue/src/model/definition.js';

/** What a clerk, a spreadsheet or an attacker may type: commas, quotes, line breaks, formulas, both languages. */
const nasty = fc.constantFrom(
  '=1+1',
  "'=1",
  "''@x",
  '@SUM(A1)',
  '-3',
  'a,b',
  'say "so"',
  'a\nb',
  'a\r\nb',
  ' x ',
  '许可',
  'a|b',
  '\\',
  'none',
  '53',
  '007',
  'true',
  '"',
  '＋1',
  '#x',
  'a: b',
  '\ta',
);
export const said: fc.Arbitrary<string> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
  nasty,
);
const code = fc.constantFrom('A01', 'A02', 'C07', 'P01', 'E01', 'Y09');
const name: fc.Arbitrary<Bilingual> = fc.record({ zh: said, en: said });
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });

const limit: fc.Arbitrary<Limit> = fc.oneof(
  fc.constant<Limit>({ value: 0, unit: 'same_day' }),
  fc.record({
    value: fc.integer({ min: 1, max: 999 }),
    unit: fc.constantFrom('working_day' as const, 'calendar_day' as const),
  }),
);
const withLimit = <T extends object>(rest: fc.Arbitrary<T>): fc.Arbitrary<Limit & T> =>
  fc.tuple(limit, rest).map(([a, b]) => ({ ...a, ...b }));
const orNull = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
/** Some keys are there, the others absent: never present and undefined. */
const record = <T>(
  keys: { [K in keyof T]: fc.Arbitrary<T[K]> },
  requiredKeys: (keyof T)[],
): fc.Arbitrary<T> => fc.record(keys, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<T>;

const basis: fc.Arbitrary<Basis> = record<Required<Basis>>(
  {
    law: said,
    article: fc.oneof(fc.constant(''), said),
    source: said,
    confidence: fc.constantFrom('verified', 'memory'),
  },
  ['law', 'article', 'confidence'],
);
const sourced = { source: said, demo: fc.boolean() };

export const material: fc.Arbitrary<MaterialLine> = record<Required<MaterialLine>>(
  {
    id: said,
    name: said,
    document: fc.constantFrom('form', 'licence', 'drawings'),
    commitment: fc.boolean(),
    owed: fc.constantFrom('green', 'never'),
    trust: fc.constantFrom(...TRUST_LEVELS),
    kind: said,
    issuer: said,
    core: fc.boolean(),
    shared: fc.boolean(),
    producedBy: few(code),
    condition: said,
  },
  ['id', 'name', 'kind', 'issuer', 'core', 'shared', 'producedBy'],
);
const condition: fc.Arbitrary<ConditionLine> = fc.record({
  id: said,
  text: said,
  article: said,
  demo: fc.boolean(),
});
const KINDS = ['text', 'number', 'date', 'choice', 'flag'] as const;
export const field: fc.Arbitrary<FieldLine> = record<Required<FieldLine>>(
  {
    id: fc.constantFrom('credit-code', 'floor-area', 'project-code'),
    name,
    kind: fc.constantFrom(...KINDS),
    unit: said,
    shared: fc.boolean(),
    readBy: few(said),
  },
  ['id', 'name', 'kind', 'readBy'],
);
const ground: fc.Arbitrary<Ground> = fc.record({
  id: said,
  kind: fc.constantFrom('special', 'suspension', 'termination', 'not-needed', 'consultation'),
  name,
  article: said,
  stops: few(fc.constantFrom(...CLOCK_KINDS)),
  cap: orNull(limit),
});
const tie: fc.Arbitrary<Tie> = record<Required<Tie>>(
  {
    to: few(code),
    binds: fc.constantFrom('application', 'decision', 'activity', 'practice'),
    article: said,
    phrase: said,
    cure: orNull(fc.constantFrom(...Object.values(CURES).flat())),
    cureNote: said,
    condition: said,
    fields: few(said),
  },
  ['to', 'binds', 'article', 'phrase', 'cure', 'fields'],
);

const lines = {
  materials: few(material),
  acceptance: few(condition),
  fields: few(field),
  conditions: few(condition),
  grounds: few(ground),
  ties: few(tie),
  gates: few(
    record(
      {
        before: fc.constantFrom('start-of-works' as const, 'production' as const),
        needs: few(code),
        note: said,
      },
      ['before', 'needs'],
    ),
  ),
};
const times = {
  basis: few(basis),
  preAcceptance: withLimit(fc.record({ basis: said })),
  statutory: orNull(
    withLimit(
      record(
        {
          startsFrom: fc.constantFrom('acceptance' as const, 'receipt' as const),
          extension: orNull(withLimit(fc.record({ approver: said }))),
          basis: said,
          note: said,
        },
        ['startsFrom', 'extension', 'basis'],
      ),
    ),
  ),
  promise: withLimit(fc.record(sourced)),
  greenPromise: withLimit(fc.record(sourced)),
  quotaLimited: fc.constant(true as const),
  warnings: fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 })
    .map((all) => all.sort((a, b) => a - b)),
  silence: orNull(fc.record({ clock: fc.constantFrom('promise' as const, 'statute' as const), basis })),
  commitment: orNull(
    record({ check: limit, byRule: fc.constant(true as const), basis: said, demo: fc.boolean() }, [
      'check',
      'basis',
      'demo',
    ]),
  ),
  tolerance: fc.record({
    late: fc.constantFrom('withdrawn' as const, 'terminated' as const),
    basis: said,
    demo: fc.boolean(),
  }),
  firstReview: withLimit(fc.record({ level: fc.constantFrom(...LEVELS), upper: limit, basis: said })),
};

/** Any item that a reader may give: every key there and not there. */
export const drawnItem = (itemCode: fc.Arbitrary<string> = said): fc.Arbitrary<ItemDefinition> =>
  record<Required<ItemDefinition>>(
    {
      ...lines,
      ...times,
      code: itemCode,
      name,
      stage: said,
      category: said,
      nature: fc.constantFrom(...NATURES),
      act: fc.constantFrom(...ACTS),
      content: orNull(name),
      handling: fc.constantFrom('immediate', 'committed'),
      handledIn: fc.constantFrom('engine', 'external'),
      department: said,
      authority: record(
        {
          usualLevel: fc.constantFrom(...LEVELS),
          minLevel: fc.constantFrom(...LEVELS, 'catalogue' as const),
          note: said,
        },
        ['usualLevel', 'minLevel'],
      ),
      knownAs: fc.array(said, { minLength: 1, maxLength: 2 }),
      marks: fc.subarray([...MARKS]),
      signing: fc.constantFrom(1, 2, 3),
      result: fc.record({ name: said, validity: orNull(said) }),
      fee: orNull(fc.record({ amount: said, basis, ...sourced })),
      contacts: orNull(fc.record({ ask: said, complain: said, ...sourced })),
      codes: orNull(record({ basic: said, implementation: said, ...sourced }, ['source', 'demo'])),
      appliesWhen: said,
      notes: said,
    },
    [
      'code',
      'name',
      'stage',
      'category',
      'nature',
      'act',
      'content',
      'handling',
      'handledIn',
      'department',
      'authority',
      'basis',
      'preAcceptance',
      'statutory',
      'promise',
      'warnings',
      'marks',
      'silence',
      'commitment',
      'materials',
      'acceptance',
      'fields',
      'conditions',
      'grounds',
      'ties',
      'gates',
      'signing',
      'result',
      'fee',
      'contacts',
      'codes',
    ],
  );

const drawnWindow: fc.Arbitrary<GuideWindow> = fc.record({
  notices: fc.constantFrom('consolidated' as const, 'each' as const),
  acceptance: fc.constantFrom('lead' as const, 'department' as const, 'either' as const),
  onSilence: orNull(
    withLimit(fc.record({ outcome: fc.constantFrom('return' as const, 'hold' as const), ...sourced })),
  ),
});

export const drawnGuide = (guideCode: fc.Arbitrary<string> = said): fc.Arbitrary<GuideDefinition> =>
  record<Required<GuideDefinition>>(
    {
      code: guideCode,
      name,
      stage: said,
      demo: fc.boolean(),
      summary: name,
      occasion: name,
      lead: fc.record({ department: said, ...sourced }),
      standing: fc.constantFrom('notice', 'accepted-with-gap', 'joint'),
      joint: orNull(
        withLimit(
          fc.record({
            extension: withLimit(fc.record({ approver: said })),
            document: said,
            items: few(code),
            demo: fc.boolean(),
          }),
        ),
      ),
      mode: fc.constantFrom('one-code', 'three-numbers'),
      window: drawnWindow,
      sessions: fc.array(
        fc.record({ kind: fc.constantFrom('review', 'survey', 'acceptance'), items: few(code), ...sourced }),
        { minLength: 1, maxLength: 2 },
      ),
      confirmations: fc.array(
        fc.record({
          ...{ id: said, name, of: code, department: said, basis, provisional: fc.boolean() },
          limit: withLimit(fc.record(sourced)),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      records: fc.array(fc.record({ confirmation: said, field: said, name: said, from: said }), {
        ...{ minLength: 1, maxLength: 3 },
      }),
      items: few(record({ code, optional: fc.boolean(), when: said }, ['code', 'optional'])),
    },
    ['code', 'name', 'stage', 'demo', 'summary', 'standing', 'joint', 'items'],
  );

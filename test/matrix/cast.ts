/**
 * Who asks, as a lawyer would say it. The case is the applicant's, in the Xining park; two of its items lie with two organs of it.
 * `other-` is the same post in another park or another firm, `sibling-` in the organ of another item of the same case, `outside-` in
 * an organ that has nothing to do with it.
 */
export const CAST = [
  'applicant',
  'other-applicant',
  'clerk',
  'lead',
  'supervisor',
  'government',
  'officer',
  'reviewer',
  'head',
  'sibling-officer',
  'sibling-head',
  'outside-officer',
  'outside-head',
  'other-clerk',
  'other-lead',
  'other-supervisor',
  'editor',
  'operator',
] as const;

export type Who = (typeof CAST)[number];

/** What several are called together in the table. */
export const GROUPS: Readonly<Record<string, readonly Who[]>> = {
  everybody: CAST,
  insiders: [
    'applicant',
    'clerk',
    'lead',
    'supervisor',
    'government',
    'officer',
    'reviewer',
    'head',
    'sibling-officer',
    'sibling-head',
  ],
  applicants: ['applicant', 'other-applicant'],
  window: ['clerk', 'lead'],
  desk: ['officer', 'reviewer'],
  organ: ['officer', 'reviewer', 'head'],
  sibling: ['sibling-officer', 'sibling-head'],
  outside: ['outside-officer', 'outside-head'],
  elsewhere: ['other-clerk', 'other-lead', 'other-supervisor'],
  counters: ['clerk', 'lead', 'other-clerk', 'other-lead'],
  leads: ['lead', 'other-lead'],
  supervisors: ['supervisor', 'other-supervisor'],
  officers: ['officer', 'sibling-officer', 'outside-officer'],
  heads: ['head', 'sibling-head', 'outside-head'],
  organs: [
    'officer',
    'reviewer',
    'head',
    'sibling-officer',
    'sibling-head',
    'outside-officer',
    'outside-head',
  ],
};

/** Their sign-in names. `registration`: where the item is the registration of a company, and the organ its registrar. */
export function signInOf(
  who: Who,
  organs: { readonly own: string; readonly sibling: string; readonly outside: string },
): string {
  const [place, post] = who.includes('-') ? (who.split('-') as [string, string]) : ['own', who];
  if (['officer', 'reviewer', 'head'].includes(post))
    return `${post}.${organs[place as keyof typeof organs]}`;
  if (post === 'applicant') return place === 'own' ? 'applicant' : 'applicant2';
  if (post === 'government') return 'government.xining';
  return place === 'own' ? post : `${post}.qaidam`;
}

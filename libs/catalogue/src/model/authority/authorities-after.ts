import type { LocalDate } from '#kernel';
import type { ItemDefinition } from '../definition.js';
import type { Family, Version } from '../publish/draft.js';
import { type AuthorityPeriod, authorityPeriods } from './authority.js';
import type { DelegationDefinition } from './delegation.js';
import { type Ending, powersFrom, withoutEnded } from './powers.js';

/** Who decides one item for one base from a day on. */
export interface AuthorityRow extends AuthorityPeriod {
  readonly item: string;
  readonly base: string;
}

/** What a publication changes in who decides: everything from its day on, for the items it touches. Null: nothing. */
export interface AuthorityChange {
  readonly from: LocalDate;
  readonly rows: readonly AuthorityRow[];
}

type Written = Pick<Version, 'kind' | 'code' | 'content' | 'effectiveFrom' | 'ends'>;

/**
 * Who decides after a publication. Items touched are those it writes, for their floor may have moved, and those of the delegations it
 * writes, as they were and as they are. The day of the change is that of the publication: what was before it stays.
 */
export function authoritiesAfter(publications: readonly Written[], family: Family): AuthorityChange | null {
  const [from] = publications.map(({ effectiveFrom }) => effectiveFrom).sort();
  const before: readonly Written[] = [...family.beside, ...(family.latest ? [family.latest] : [])];
  const items = touched(publications, before);
  if (from === undefined || items.length === 0) return null;
  const all = [...before, ...publications];
  const powers = powersFrom(family.powers);
  const delegations = datedOf<DelegationDefinition>(all, 'delegation').map(withoutEnded);
  const bases = powers.parks.flatMap((park) => park.bases.map(({ code }) => code));
  const rows = items.flatMap((item) => {
    const versions = datedOf<ItemDefinition>(all, 'item').filter(({ content }) => content.code === item);
    return bases.flatMap((base) =>
      authorityPeriods({ item: versions, delegations }, base, from, powers).map((period) => ({
        item,
        base,
        ...period,
      })),
    );
  });
  return { from, rows };
}

function touched(publications: readonly Written[], before: readonly Written[]): string[] {
  const codes = new Set(publications.filter(isDelegation).map(({ code }) => code));
  const delegations = [...publications, ...before].filter((one) => isDelegation(one) && codes.has(one.code));
  return [
    ...new Set([
      ...publications.filter(({ kind }) => kind === 'item').map(({ code }) => code),
      ...delegations.flatMap(({ content }) => (content as DelegationDefinition).items),
    ]),
  ];
}

function isDelegation({ kind }: Pick<Written, 'kind'>): boolean {
  return kind === 'delegation';
}

function datedOf<T>(all: readonly Written[], wanted: Written['kind']): Ending<T>[] {
  return all
    .filter(({ kind }) => kind === wanted)
    .map(({ effectiveFrom, content, ends }) => ({ effectiveFrom, content: content as T, ends }));
}

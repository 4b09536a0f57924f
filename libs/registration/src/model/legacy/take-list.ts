import {
  type ListedCompany,
  NUMBERS,
  type NumberColumn,
  type Numbers,
  OLD_NUMBERS,
  organisationOf,
} from './columns.js';
import type { ListRow } from './read-list.js';
import { betweenFindings } from './read-row.js';
import { type RowFinding, rowFinding } from './row-finding.js';

/** A company that is listed already. `mine` false: by another organ, which tells its numbers and nothing else. */
export interface KnownCompany extends Numbers {
  readonly id: string;
  readonly mine: boolean;
  readonly name?: string;
  readonly version?: number;
}

export interface RowResult {
  readonly line: number;
  /** `completed`: it was listed, and brought a number more. `unchanged`: it brought nothing new. */
  readonly result: 'added' | 'completed' | 'unchanged' | 'refused';
  /** The company in the list; null where the row was refused. */
  readonly companyId: string | null;
  readonly findings: readonly RowFinding[];
}

export interface TakenList {
  readonly rows: readonly RowResult[];
  readonly added: readonly (ListedCompany & { readonly id: string })[];
  readonly completed: readonly (Numbers & { readonly id: string; readonly version: number })[];
}

export interface ListWorld {
  readonly known: readonly KnownCompany[];
  /** Organisation codes that stand in the code of somebody outside the list. */
  readonly taken: readonly string[];
  readonly newId: () => string;
}

interface Entry extends Numbers {
  readonly id: string;
  readonly mine: boolean;
  readonly name: string;
  readonly version: number;
  readonly change: 'none' | 'added' | 'completed';
}

/**
 * Takes a list row by row: what a row says is held against what is listed and against the rows before it. A row with an error changes
 * nothing, the others are taken. Conflicts: one old number with two new ones, two old numbers with one new, numbers of two companies in
 * one row, numbers of another organ's list, a code that is somebody else's.
 */
export function takeList(rows: readonly ListRow[], { known, taken, newId }: ListWorld): TakenList {
  const entries = new Map<string, Entry>(
    known.map((each) => [each.id, { name: '', version: 0, ...each, change: 'none' }]),
  );
  const elsewhere = new Set(taken);
  const results = rows.map((row): RowResult => {
    const refused = (findings: readonly RowFinding[]): RowResult => ({
      line: row.line,
      result: 'refused',
      companyId: null,
      findings,
    });
    if (row.findings.some(isError)) return refused(row.findings);
    const meant = entriesOf(row.company, entries);
    const conflicts = conflictsOf(row.company, meant, elsewhere);
    if (conflicts.length > 0) return refused([...row.findings, ...conflicts]);
    const { entry, result } = merged(row.company, meant[0], newId);
    entries.set(entry.id, entry);
    const findings = [...row.findings, ...otherName(row.company, meant[0])];
    return { line: row.line, result, companyId: entry.id, findings };
  });
  const all = [...entries.values()];
  return {
    rows: results,
    added: all
      .filter(({ change }) => change === 'added')
      .map(({ id, name, ...more }) => ({ id, name, ...numbersOf(more) })),
    completed: all
      .filter(({ change }) => change === 'completed')
      .map(({ id, version, ...more }) => ({ id, version, ...numbersOf(more) })),
  };
}

const isError = ({ weight }: RowFinding) => weight === 'error';

const numbersOf = (of: Numbers): Numbers => ({
  registrationNo: of.registrationNo,
  organisationCode: of.organisationCode,
  taxNo: of.taxNo,
  creditCode: of.creditCode,
});

/** Those that have one of the numbers. A thousand rows against a few thousand companies: looked through, not indexed. */
function entriesOf(company: Numbers, entries: ReadonlyMap<string, Entry>): Entry[] {
  const organisation = organisationOf(company);
  return [...entries.values()].filter(
    (entry) =>
      (organisation !== null && organisation === organisationOf(entry)) ||
      NUMBERS.some((column) => company[column] !== null && company[column] === entry[column]),
  );
}

function conflictsOf(
  company: ListedCompany,
  meant: readonly Entry[],
  taken: ReadonlySet<string>,
): RowFinding[] {
  const { creditCode } = company;
  const [entry, other] = meant;
  if (meant.some(({ mine }) => !mine)) return [rowFinding('LIST-ELSEWHERE', null)];
  if (creditCode !== null && entry?.creditCode !== creditCode && taken.has(creditCode.slice(8, 17)))
    return [rowFinding('NEW-TAKEN', 'creditCode')];
  const byCode = meant.find((each) => creditCode !== null && each.creditCode === creditCode);
  const twice = byCode ? twoOld(company, byCode) : [];
  if (twice.length > 0) return twice;
  if (other) return [rowFinding('LIST-SEVERAL', null)];
  if (!entry) return [];
  const differing = differences(company, entry);
  return differing.length > 0 ? differing : [...betweenFindings({ ...entry, ...newNumbers(company, entry) })];
}

/** The code is listed: each old number of the row must be that company's own, or one it did not have yet. */
function twoOld(company: ListedCompany, entry: Entry): RowFinding[] {
  return OLD_NUMBERS.flatMap((column) => {
    const said = entry[column];
    return company[column] !== null && said !== null && said !== company[column]
      ? [rowFinding('TWO-OLD-ONE-NEW', column, { said })]
      : [];
  });
}

function differences(company: ListedCompany, entry: Entry): RowFinding[] {
  return NUMBERS.flatMap((column: NumberColumn) => {
    const said = entry[column];
    if (company[column] === null || said === null || said === company[column]) return [];
    return [rowFinding(column === 'creditCode' ? 'ONE-OLD-TWO-NEW' : 'LIST-DIFFERS', column, { said })];
  });
}

/** Companies change their names, so the row is taken for its numbers; but nobody should think the name was taken, too. */
function otherName(company: ListedCompany, entry: Entry | undefined): RowFinding[] {
  if (!entry || entry.name === '' || entry.name === company.name) return [];
  return [rowFinding('LIST-NAME', 'name', { said: entry.name })];
}

function merged(
  company: ListedCompany,
  entry: Entry | undefined,
  newId: () => string,
): { entry: Entry; result: 'added' | 'completed' | 'unchanged' } {
  if (!entry) {
    const added: Entry = { ...company, id: newId(), mine: true, version: 0, change: 'added' };
    return { entry: added, result: 'added' };
  }
  const numbers = newNumbers(company, entry);
  if (Object.keys(numbers).length === 0) return { entry, result: 'unchanged' };
  const change = entry.change === 'added' ? 'added' : 'completed';
  return { entry: { ...entry, ...numbers, change }, result: 'completed' };
}

/** What the row brings that the list did not have. */
function newNumbers(company: Numbers, entry: Numbers): Partial<Numbers> {
  const more = NUMBERS.filter((column) => company[column] !== null && entry[column] === null);
  return Object.fromEntries(more.map((column) => [column, company[column]]));
}

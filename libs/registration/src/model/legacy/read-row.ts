import { normalise } from '../alphabet.js';
import { organisationCheck, registrationCheck } from '../check-characters.js';
import { checkCreditCode } from '../check-code.js';
import { codeWords } from '../code-finding.js';
import { type Column, type ListedCompany, type Numbers, OLD_NUMBERS } from './columns.js';
import { inColumn, type RowFinding, rowFinding } from './row-finding.js';

/** Two characters would not do: a spreadsheet trims blanks before it looks for a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/;
const CONTROL = /\p{Cc}/u;
const ORGANISATION = /^[0-9A-HJ-NPQRTUWXY]{8}[0-9X]$/;

export interface ReadRow {
  readonly company: ListedCompany;
  readonly findings: readonly RowFinding[];
}

/** A row by its columns, each number in its one spelling, with what is wrong in it by itself. */
export function readRow(cells: Readonly<Partial<Record<Column, string>>>): ReadRow {
  const company: ListedCompany = {
    name: (cells.name ?? '').trim(),
    registrationNo: numberOf(cells.registrationNo),
    organisationCode: numberOf(cells.organisationCode)?.replace(/^(.{8})-(.)$/, '$1$2') ?? null,
    taxNo: numberOf(cells.taxNo),
    creditCode: numberOf(cells.creditCode),
  };
  const unsafe = (Object.entries(cells) as [Column, string][]).flatMap(([column, cell]) =>
    unsafeCell(column, cell),
  );
  if (unsafe.length > 0) return { company, findings: unsafe };
  return { company, findings: [...ownFindings(company), ...betweenFindings(company)] };
}

const numberOf = (cell: string | undefined): string | null => normalise(cell ?? '') || null;

function unsafeCell(column: Column, cell: string): RowFinding[] {
  const [, first] = /^\s*(\S)/.exec(cell) ?? [];
  if (FORMULA.test(cell)) return [rowFinding('ROW-FORMULA', column, { said: first ?? '' })];
  return CONTROL.test(cell) ? [rowFinding('ROW-CONTROL', column)] : [];
}

function* ownFindings({
  name,
  registrationNo,
  organisationCode,
  taxNo,
  creditCode,
}: ListedCompany): Generator<RowFinding> {
  if (name === '' || [...name].length > 200) yield rowFinding('ROW-NAME', 'name');
  const old = { registrationNo, organisationCode, taxNo };
  if (OLD_NUMBERS.every((column) => old[column] === null)) yield rowFinding('ROW-NO-NUMBER', null);
  if (registrationNo !== null) yield* registrationFindings(registrationNo);
  if (organisationCode !== null) yield* organisationFindings(organisationCode);
  if (taxNo !== null && !(/^\d{6}/.test(taxNo) && ORGANISATION.test(taxNo.slice(6))))
    yield rowFinding('OLD-TAX', 'taxNo');
  if (creditCode === null) return;
  for (const finding of checkCreditCode(creditCode).findings) {
    const { rule, weight } = finding;
    yield inColumn({ rule, weight, column: 'creditCode', words: codeWords(finding) });
  }
}

function* registrationFindings(number: string): Generator<RowFinding> {
  if (!/^\d{15}$/.test(number)) {
    yield rowFinding('OLD-REGISTRATION', 'registrationNo');
    return;
  }
  const right = registrationCheck(number.slice(0, 14));
  if (number[14] !== right) yield rowFinding('OLD-REGISTRATION-CHECK', 'registrationNo', { right });
}

function* organisationFindings(code: string): Generator<RowFinding> {
  if (!ORGANISATION.test(code)) {
    yield rowFinding('OLD-ORGANISATION', 'organisationCode');
    return;
  }
  const right = organisationCheck(code.slice(0, 8));
  if (code[8] !== right) yield rowFinding('OLD-ORGANISATION-CHECK', 'organisationCode', { right });
}

/** The organisation code in the tax number, and the one in the new code, is the company's own; of one that it never had, the first. */
export function* betweenFindings({ organisationCode, taxNo, creditCode }: Numbers): Generator<RowFinding> {
  const ofTax = taxNo?.slice(6) ?? null;
  const right = organisationCode ?? ofTax;
  if (right === null) return;
  if (ofTax !== null && ofTax !== right)
    yield rowFinding('OLD-TAX-ORGANISATION', 'taxNo', { said: ofTax, right });
  const said = creditCode?.slice(8, 17) ?? right;
  if (said !== right) yield rowFinding('NEW-ORGANISATION', 'creditCode', { said, right });
}

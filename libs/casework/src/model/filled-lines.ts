import type { LocalDate } from '#kernel';
import type { MaterialLine } from '#model/catalogue';
import type { RegisteredResult } from './time.js';

/** A line of the materials list that the register of results supplies. */
export interface FilledLine {
  readonly line: string;
  readonly name: string;
  readonly document: string | null;
  /** The item whose result it is. */
  readonly from: string;
  readonly number: string;
  readonly inForceOn: LocalDate;
  readonly fields: Readonly<Record<string, string>>;
  /** Issued by an organ (国办函〔2016〕108号). */
  readonly trust: 'A';
}

/**
 * Which lines nobody has to hand in because what they prove is in force in the project already: the business licence and its code
 * among them. Source: 国务院令716号 7–12 (what is shared is not asked of the applicant).
 */
export function filledLines(
  materials: readonly MaterialLine[],
  register: readonly RegisteredResult[],
): FilledLine[] {
  return materials.flatMap(({ id, name, document = null, producedBy }) => {
    const result = register.find(({ code }) => producedBy.includes(code));
    if (!result) return [];
    const { code: from, number, inForceOn, fields } = result;
    return [{ line: id, name, document, from, number, inForceOn, fields, trust: 'A' }];
  });
}

import type { Limit } from '#calendar';
import type { Bilingual } from '#kernel';
import type { Basis } from './basis.js';

/**
 * A confirmation (核对) that the deciding item `of` asks of another organ, beside its review: it runs its own limit and never
 * bars the decision (国办发〔2015〕50号: one organ issues, the others receive data). Which organ is asked at a base, the organs'
 * `confirms` say, as their `decides` do for items. `provisional`: the registrar may go on with a provisional record while the
 * side is out of reach; it is confirmed afterwards.
 */
export interface ConfirmationLine {
  readonly id: string;
  readonly name: Bilingual;
  readonly of: string;
  /** The side in words, as an item names its department. */
  readonly department: string;
  readonly limit: Limit & { readonly source: string; readonly demo: boolean };
  readonly basis: Basis;
  readonly provisional: boolean;
}

/** One field of the record that a side keeps, and the datum of the one form it is filled from. */
export interface RecordLine {
  /** Id of the confirmation whose side keeps the record. */
  readonly confirmation: string;
  readonly field: string;
  readonly name: string;
  readonly from: string;
}

/** Values by the ids of fields. */
type Values<V> = Readonly<Record<string, V>>;

const translate = <V>(values: Values<V>, words: readonly (readonly [string, string])[]): Values<V> =>
  Object.fromEntries(
    words.flatMap(([here, there]) => {
      const value = Object.hasOwn(values, here) ? values[here] : undefined;
      return value === undefined ? [] : [[there, value] as const];
    }),
  );

/** What the form says in the words of the side's record; data that the record does not hold are left out. */
export function recordOf<V>(lines: readonly RecordLine[], form: Values<V>): Values<V> {
  return translate(
    form,
    lines.map(({ from, field }) => [from, field]),
  );
}

/** What the side's record says in the words of the form: the way back of {@link recordOf}. */
export function formOf<V>(lines: readonly RecordLine[], record: Values<V>): Values<V> {
  return translate(
    record,
    lines.map(({ from, field }) => [field, from]),
  );
}

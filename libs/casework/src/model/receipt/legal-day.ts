import { parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';
import { Misshapen, type Reader } from '#model/record';

/** A legal day out of a parsed document. */
export const day: Reader<LocalDate> = (value, pointer) => {
  const date = parseLocalDate(value);
  if (date === null) throw new Misshapen(pointer, 'YYYY-MM-DD');
  return date;
};

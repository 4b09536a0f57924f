import { parseLocalDate } from '#calendar';
import { pointInto, type Rejection, reject } from '#kernel';
import type { FieldLine } from '#model/catalogue';
import { isIdentityNumber, maskIdentity, maskWithin } from './identity-number.js';

export type FormValue = string | number | boolean;
/** What the applicant filled in, by the ids of the fields. */
export type FormValues = Readonly<Record<string, FormValue>>;

const LONGEST = { text: 2000, choice: 100 } as const;

/** Each kind of field: is this its value? */
const FITS: Readonly<Record<FieldLine['kind'], (value: unknown) => boolean>> = {
  text: (value) => isText(value, LONGEST.text),
  choice: (value) => isText(value, LONGEST.choice),
  number: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
  date: (value) => typeof value === 'string' && parseLocalDate(value) !== null,
  flag: (value) => typeof value === 'boolean',
  identity: (value) => typeof value === 'string' && isIdentityNumber(value),
  region: (value) => typeof value === 'string' && /^\d{6}$/.test(value),
};

/**
 * Is the form right? Every value belongs to a field and fits its kind; `whole`: no field that is asked is left out. `fields` are those of the form
 * of the guide, each once. Null is right. Rejections: FORM_UNKNOWN, FORM_VALUE, FORM_MISSING, each with the field as its pointer.
 */
export function checkForm(
  form: Readonly<Record<string, unknown>>,
  fields: readonly (Pick<FieldLine, 'id' | 'kind'> & { readonly asked: boolean })[],
  { whole }: { readonly whole: boolean },
): Rejection | null {
  for (const [id, value] of Object.entries(form)) {
    const field = fields.find((each) => each.id === id);
    const pointer = pointerOf(id);
    if (!field) return reject('FORM_UNKNOWN', { pointer, params: { field: id } });
    if (!FITS[field.kind](value))
      return reject('FORM_VALUE', { pointer, params: { field: id, rule: field.kind } });
  }
  const missing = whole ? fields.find(({ id, asked }) => asked && !Object.hasOwn(form, id)) : undefined;
  return missing
    ? reject('FORM_MISSING', { pointer: pointerOf(missing.id), params: { field: missing.id } })
    : null;
}

/** The form as somebody reads it who need not know identity numbers, wherever they were written. */
export function maskForm(form: FormValues, fields: readonly Pick<FieldLine, 'id' | 'kind'>[]): FormValues {
  const kinds = new Map(fields.map(({ id, kind }) => [id, kind]));
  const masked = (id: string, value: FormValue): FormValue => {
    if (typeof value !== 'string') return value;
    return kinds.get(id) === 'identity' ? maskIdentity(value) : maskWithin(value);
  };
  return Object.fromEntries(Object.entries(form).map(([id, value]) => [id, masked(id, value)]));
}

const pointerOf = (id: string) => pointInto('/form', id);

const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest;

import { type DefinitionDrafting, type HandedIn, readYamlText, type TakenOut } from '#catalogue';
import { isRejection, pointInto, type Rejection, reject } from '#kernel';
import { readSheets, sheetPlaces } from '#model/catalogue';
import type { DefinitionBody, HandedInBody, PendingBody } from '../dto/drafts.js';
import { Refused } from './problem.js';
import { dayOf } from './request.js';
import { inspect } from './safe-body.js';

type Own = DefinitionDrafting['own'];

/** What an editor handed in, with YAML and CSV read and looked through as carefully as any body. Throws every fault with field and line. */
export function draftingOf(body: DefinitionBody): DefinitionDrafting {
  const { effectiveFrom, operation, pending, along = [] } = body;
  const rows = body.csv === undefined ? [] : fromSheets(body);
  const own = rows[0] ?? ownOf(body);
  const others = along.map((each, n) => handedIn(each, `/along/${n}`));
  const faults = [own, ...others].flatMap((each) => (Array.isArray(each) ? each : []));
  if (faults.length > 0) throw new Refused(faults);
  return {
    own: own as Own,
    along: [...rows.slice(1), ...(others as HandedIn[])],
    effectiveFrom: dayOf(effectiveFrom, '/effectiveFrom'),
    ...(operation !== undefined && { operation }),
    pending: pending && pendingOf(pending),
  };
}

/** YAML or JSON of its own; or the code alone. */
function ownOf(body: DefinitionBody): Own | Rejection[] {
  const { kind, code, yaml, form } = body;
  if (code === undefined) return handedIn(body, '');
  return yaml === undefined && form === undefined
    ? { kind, code }
    : [reject('ONE_CONTENT', { pointer: '/code' })];
}

/** The definition that `code` names first, then every other one of the files. */
function fromSheets({ kind, code, yaml, form, csv = {} }: DefinitionBody): TakenOut[] {
  if (code === undefined || yaml !== undefined || form !== undefined)
    throw new Refused([reject('ONE_CONTENT', { pointer: '/csv' })]);
  const odd = Object.keys(csv).filter((name) => typeof csv[name] !== 'string');
  if (odd.length > 0)
    throw new Refused(
      odd.map((name) =>
        reject('INVALID_FIELD', { pointer: pointInto('/csv', name), params: { rule: 'isString' } }),
      ),
    );
  const files = csv as Record<string, string>;
  const { items, guides, faults } = readSheets(files);
  if (faults.length > 0)
    throw new Refused(
      faults.map(({ code: said, file, line, params }) =>
        reject(said, { pointer: pointInto('/csv', file), params: { ...params, ...(line > 0 && { line }) } }),
      ),
    );
  const placeOf = sheetPlaces(files);
  const taken =
    (named: 'item' | 'guide') =>
    (content: { readonly code: string }): TakenOut => ({
      kind: named,
      code: content.code,
      content,
      lineOf: (place) => placeOf(`${named}s/${content.code}${place}`)?.line,
    });
  const all = [...items.map(taken('item')), ...guides.map(taken('guide'))];
  const own = all.find((each) => each.kind === kind && each.code === code);
  if (own) return [own, ...all.filter((each) => each !== own)];
  throw new Refused([
    reject('CSV-OWNER', { pointer: '/code', params: { name: code, file: `${kind}s.csv` } }),
  ]);
}

function pendingOf({ rule, basis, filedBefore }: PendingBody): DefinitionDrafting['pending'] {
  const day = filedBefore === undefined ? {} : { filedBefore: dayOf(filedBefore, '/pending/filedBefore') };
  return { rule, basis, ...day };
}

function handedIn({ kind, yaml, form }: HandedInBody, at: string): HandedIn | Rejection[] {
  if ((yaml === undefined) === (form === undefined))
    return [reject('ONE_CONTENT', { pointer: `${at}/yaml` })];
  if (yaml === undefined) return { kind, form, at: `${at}/form` };
  const text = readYamlText(yaml);
  if (Array.isArray(text)) return text.map((each) => ({ ...each, pointer: `${at}/yaml` }));
  inspect(text.value);
  return { kind, form: text.value, at: `${at}/yaml`, lineOf: text.lineOf };
}

/** A verb refuses with one rejection or with all there are. */
export function unlessRefused<T extends object>(answer: T | Rejection | readonly Rejection[]): T {
  if (isRejection(answer)) throw new Refused([answer]);
  if (Array.isArray(answer)) throw new Refused(answer);
  return answer as T;
}

import { type DefinitionDrafting, type HandedIn, readYamlText } from '#catalogue';
import { isRejection, type Rejection, reject } from '#kernel';
import type { DefinitionBody, HandedInBody } from '../dto/drafts.js';
import { Refused } from './problem.js';
import { dayOf } from './request.js';
import { inspect } from './safe-body.js';

/** What an editor handed in, with YAML read and looked through as carefully as any body. Throws every fault with field and line. */
export function draftingOf(body: DefinitionBody): DefinitionDrafting {
  const { kind, code, effectiveFrom, operation, pending, along = [] } = body;
  const isBare = body.yaml === undefined && body.form === undefined && code !== undefined;
  if (!isBare && code !== undefined) throw new Refused([reject('ONE_CONTENT', { pointer: '/code' })]);
  const own = isBare ? { kind, code } : handedIn(body, '');
  const others = along.map((each, n) => handedIn(each, `/along/${n}`));
  const faults = [own, ...others].flatMap((each) => (Array.isArray(each) ? each : []));
  if (faults.length > 0) throw new Refused(faults);
  return {
    own: own as DefinitionDrafting['own'],
    along: others as HandedIn[],
    effectiveFrom: dayOf(effectiveFrom, '/effectiveFrom'),
    ...(operation !== undefined && { operation }),
    pending,
  };
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

import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { parseLocalDate } from '#calendar';
import { type LocalDate, reject } from '#kernel';
import type { SignedCall } from '#messaging';
import { asCode } from './pages.js';
import { Refused } from './problem.js';
import { rawBodyOf } from './safe-body.js';

/** The parameters of the paths. One that has not even the form of one is absent (404), like one that names nothing. */
interface InPath {
  readonly id?: string;
  readonly n?: string;
  readonly code?: string;
  readonly alert?: string;
  readonly version?: string;
  readonly file?: string;
}

/** `{id}`: a case, a project or an incident. */
export function idOf(request: FastifyRequest): string {
  const { id = '' } = request.params as InPath;
  if (!isUUID(id)) throw new Refused([reject('ABSENT')]);
  return id.toLowerCase();
}

/** `{n}`: the number of an item in its case. */
export function numberOf(request: FastifyRequest): number {
  const { n = '' } = request.params as InPath;
  if (!/^[1-9]\d{0,3}$/.test(n)) throw new Refused([reject('ABSENT')]);
  return Number(n);
}

/** `{code}`: a published item or guide, or a receipt number. */
export function codeOf(request: FastifyRequest): string {
  const code = asCode((request.params as InPath).code);
  if (!code) throw new Refused([reject('ABSENT')]);
  return code;
}

/** `{alert}`: an alert by its number. */
export function alertOf(request: FastifyRequest): string {
  const { alert = '' } = request.params as InPath;
  if (!/^[1-9]\d{0,17}$/.test(alert)) throw new Refused([reject('ABSENT')]);
  return alert;
}

/** `{file}`: a file of a project. */
export function fileOf(request: FastifyRequest): string {
  const { file = '' } = request.params as InPath;
  if (!isUUID(file)) throw new Refused([reject('ABSENT')]);
  return file.toLowerCase();
}

/** `{version}`: the number of a published version. */
export function versionNumberOf(request: FastifyRequest): number {
  const { version = '' } = request.params as InPath;
  if (!/^[1-9]\d{0,5}$/.test(version)) throw new Refused([reject('ABSENT')]);
  return Number(version);
}

/** An instant with its zone (RFC 3339), as the database reads it. */
export function instantOf(text: string, pointer: string): string {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? new Date(text)
    : null;
  if (!at || Number.isNaN(at.getTime()) || !parseLocalDate(text.slice(0, 10)))
    throw new Refused([reject('INSTANT_INVALID', { pointer })]);
  return at.toISOString();
}

/** A day of a body that has the form of one; whether it exists is asked here. */
export function dayOf(text: string, pointer: string): LocalDate {
  const day = parseLocalDate(text);
  if (!day) throw new Refused([reject('DATE_INVALID', { pointer })]);
  return day;
}

/** The headers of Standard Webhooks with the call they are about; one that is missing is wrong like any other. */
export function signedCallOf(request: FastifyRequest): SignedCall {
  const header = (name: string) => {
    const value = request.headers[`webhook-${name}`];
    return typeof value === 'string' ? value : '';
  };
  return {
    method: request.method,
    path: request.url,
    id: header('id'),
    timestamp: header('timestamp'),
    signature: header('signature'),
    body: rawBodyOf(request),
  };
}

/** The days from and through of a body, each if it was said. */
export function periodOf({ from, through }: { readonly from?: string; readonly through?: string }) {
  return {
    ...(from !== undefined && { from: dayOf(from, '/from') }),
    ...(through !== undefined && { through: dayOf(through, '/through') }),
  };
}

/** Ids of a body, each in the form of one; null where none were named. */
export function idsOf(said: readonly string[] | undefined, pointer: string): readonly string[] | null {
  const wrong = said?.findIndex((each) => !isUUID(each)) ?? -1;
  if (wrong >= 0)
    throw new Refused([
      reject('INVALID_FIELD', { pointer: `${pointer}/${wrong}`, params: { rule: 'isUuid' } }),
    ]);
  return said?.map((each) => each.toLowerCase()) ?? null;
}

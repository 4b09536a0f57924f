import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  Injectable,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseLocalDate } from '#calendar';
import { ActOnItem, type Asking, type Done, type ItemState, ReadCase, stateOf, type Wish } from '#casework';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import { ItemStateAnswer } from '../dto/answers.js';
import { actsTotal } from './metrics.js';
import { Acts, askingOf } from './principal.js';
import { Refused } from './problem.js';

/** An act on one item as the request asks for it: who, under which key, on what, and which version was seen. */
export interface ItemRequest {
  readonly asking: Asking;
  readonly caseId: string;
  readonly idx: number;
  readonly ifVersion?: number;
}

const CASE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function caseIdOf(request: FastifyRequest): string {
  const { id = '' } = request.params as { id?: string };
  if (!CASE_ID.test(id)) throw new Refused([reject('ABSENT')]);
  return id.toLowerCase();
}

export function numberOf(request: FastifyRequest): number {
  const { n = '' } = request.params as { n?: string };
  if (!/^[1-9]\d{0,3}$/.test(n)) throw new Refused([reject('ABSENT')]);
  return Number(n);
}

/** The version in If-Match; undefined where the header is absent. */
export function versionOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) return undefined;
  const version = /^"([1-9]\d{0,8})"$/.exec(header)?.[1];
  if (version === undefined) throw new Refused([reject('IF_MATCH_INVALID')]);
  return Number(version);
}

/** A replay is answered before If-Match is asked: the client that lost our answer repeats its old version. */
export const OnItem = createParamDecorator((needsKey: boolean, context: ExecutionContext): ItemRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const ifVersion = versionOf(request);
  if (ifVersion === undefined) throw new Refused([reject('IF_MATCH_MISSING')]);
  return {
    asking: askingOf(request, needsKey),
    caseId: caseIdOf(request),
    idx: numberOf(request),
    ifVersion,
  };
});

/** Every route of the controller is an act on an item: 200 with its state, If-Match and Idempotency-Key. */
export const ItemRoutes =
  (tag: string): ClassDecorator =>
  (target) => {
    const prototype = target.prototype as object;
    const route = applyDecorators(
      Acts(),
      HttpCode(200),
      ApiOkResponse({ type: ItemStateAnswer }),
      ApiHeader({
        name: 'If-Match',
        required: true,
        description: 'Version of the item that was seen, quoted',
      }),
      ApiHeader({ name: 'Idempotency-Key', required: false }),
    );
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method = Object.getOwnPropertyDescriptor(prototype, name);
      if (name !== 'constructor' && method) route(prototype, name, method);
    }
    ApiTags(tag)(target);
  };

export function mustDayOf(text: string, pointer: string): LocalDate {
  const day = dayOf(text, pointer);
  if (!day) throw new Refused([reject('DATE_INVALID', { pointer })]);
  return day;
}

export function dayOf(text: string | undefined, pointer: string): LocalDate | undefined {
  if (text === undefined) return undefined;
  const day = parseLocalDate(text);
  if (!day) throw new Refused([reject('DATE_INVALID', { pointer })]);
  return day;
}

function outcomeOf(done: Done | Rejection): 'done' | 'replayed' | 'refused' {
  if (isRejection(done)) return 'refused';
  return done.replayed ? 'replayed' : 'done';
}

/** Calls the one verb for acts on an item and answers where the item stands now. */
@Injectable()
export class ItemActs {
  constructor(
    private readonly verb: ActOnItem,
    private readonly read: ReadCase,
  ) {}

  async perform(
    { asking, caseId, idx, ifVersion }: ItemRequest,
    reply: FastifyReply,
    wish: Wish,
    effectiveOn?: string,
  ): Promise<ItemState & { readonly caseId: string }> {
    const on = { caseId, idx, ...(ifVersion !== undefined && { ifVersion }) };
    const done = await this.verb.execute(asking, on, wish, dayOf(effectiveOn, '/effectiveOn'));
    actsTotal.inc({ kind: wish.type, outcome: outcomeOf(done) });
    if (isRejection(done)) throw new Refused([done]);
    const state = done.after ?? (await this.now(asking.principal, done.caseId, done.idx ?? idx));
    if (!state) throw new Refused([reject('ABSENT')]);
    void reply.header('etag', `"${state.version}"`);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    return { caseId: done.caseId, ...state };
  }

  /** A replay shows the item as it is now. */
  private async now(principal: string, caseId: string, n: number): Promise<ItemState | undefined> {
    const read = await this.read.execute(principal, caseId);
    const item = read?.items.find((each) => each.n === n);
    return item && stateOf(item);
  }
}

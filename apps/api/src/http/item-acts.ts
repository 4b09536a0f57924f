import { applyDecorators, HttpCode, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ActOnItem,
  type Asking,
  type CaseDetail,
  type Done,
  type ItemState,
  ReadCase,
  stateOf,
  type Wish,
} from '#casework';
import { isRejection, type Rejection, reject } from '#kernel';
import type { EventType } from '#model/casework';
import { ItemStateAnswer } from '../dto/answers.js';
import { carriedOutBy } from './carried-out.js';
import { actsTotal } from './metrics.js';
import { Acts, askingOf } from './principal.js';
import { Refused } from './problem.js';
import { dayOf, idOf, numberOf } from './request.js';
import { versionedParameter } from './versioned.js';

/** An act on one item as the request asks for it: who, under which key, on what, and which version was seen. */
export interface ItemRequest {
  readonly asking: Asking;
  readonly caseId: string;
  readonly idx: number;
  readonly ifVersion: number;
  /** What the route says it carries out. */
  readonly acts: readonly EventType[];
}

/** A replay is answered before If-Match is asked: the client that lost our answer repeats its old version. */
export const OnItem = versionedParameter((needsKey: boolean, request, version, handle): ItemRequest => {
  const ifVersion = version();
  const asking = askingOf(request, needsKey);
  return { asking, caseId: idOf(request), idx: numberOf(request), ifVersion, acts: carriedOutBy(handle) };
});

/** Every route of the controller is an act on an item: 200 with its state, If-Match and Idempotency-Key. */
export const ItemRoutes =
  (tag: string): ClassDecorator =>
  (target) => {
    const prototype = target.prototype as object;
    const route = applyDecorators(Acts(), HttpCode(200), ApiOkResponse({ type: ItemStateAnswer }));
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method = Object.getOwnPropertyDescriptor(prototype, name);
      if (name !== 'constructor' && method) route(prototype, name, method);
    }
    ApiTags(tag)(target);
  };

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
    on: ItemRequest,
    reply: FastifyReply,
    wish: Wish,
    effectiveOn?: string,
  ): Promise<ItemState & { readonly caseId: string }> {
    const { asking, caseId, idx, ifVersion, acts } = on;
    if (!acts.includes(wish.type)) throw new Error(`no route says that it carries out ${wish.type}`);
    const day = effectiveOn === undefined ? undefined : dayOf(effectiveOn, '/effectiveOn');
    const done = await this.verb.execute(asking, { caseId, idx, ifVersion }, wish, day);
    return this.answer({ ...on, acts: [wish.type] }, reply, done);
  }

  /** Where the item stands after what a verb has done to it. */
  async answer(
    { asking, idx, acts }: ItemRequest,
    reply: FastifyReply,
    done: Done | Rejection,
  ): Promise<ItemState & { readonly caseId: string }> {
    actsTotal.inc({ kind: acts.join(' '), outcome: outcomeOf(done) });
    if (isRejection(done)) throw new Refused([done]);
    const state = done.after?.() ?? (await this.now(asking.principal, done.caseId, done.idx ?? idx));
    void reply.header('etag', `"${state.version}"`);
    if (done.replayed) void reply.header('idempotent-replayed', 'true');
    return { caseId: done.caseId, ...state };
  }

  /** A replay shows the item as it is now. */
  private async now(principal: string, caseId: string, n: number): Promise<ItemState> {
    return stateOf(itemIn(await this.read.execute(principal, caseId), n));
  }
}

/** Of a case as it is shown to its reader. Throws ABSENT where the reader sees no such item, ITEM_UNREADABLE where it waits for its repair. */
export function itemIn(read: CaseDetail | null, n: number): CaseDetail['items'][number] {
  if (read?.unreadable.some((each) => each.n === n)) throw new Refused([reject('ITEM_UNREADABLE')]);
  const item = read?.items.find((each) => each.n === n);
  if (!item) throw new Refused([reject('ABSENT')]);
  return item;
}

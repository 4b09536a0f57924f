import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { byHands } from '../support/acts.js';
import { DEMO_PASSWORD, type TestProduct } from '../support/product.js';
import { codeOf, send, type Wired } from '../support/wire.js';
import { BODIES, FILES, LAST, NOT_THEIRS, OF_REGISTRATION } from './bodies.js';
import { CAST, signInOf, type Who } from './cast.js';
import { type Operation, operationsOf } from './probe.js';
import type { Organs, Stage } from './stage.js';
import type { Expected } from './table.js';

/** No version anybody has seen: rights are asked before it is compared, and nothing is done. */
const UNSEEN = '"999999999"';
const HANDS = 6;
const EVERYBODY = [...CAST, 'nobody'] as const;
/** What is open does not ask who is there: one who is, and nobody. */
const FEW = ['other-applicant', 'nobody'] as const;

export interface Answered {
  readonly does: string;
  readonly who: Who | 'nobody';
  readonly was: Expected | string;
}

export function operations(): readonly Operation[] {
  return operationsOf(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
}

/** Asks every operation as everybody, and tells what became of it. */
export async function askAll(
  product: TestProduct,
  stage: Stage,
  asked: readonly Operation[],
): Promise<readonly Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: HANDS });
  const askedBy =
    (operation: Operation, tokens: ReadonlyMap<string, string>) =>
    async (who: Who | 'nobody'): Promise<Answered> => {
      const organs = OF_REGISTRATION.test(operation.does) ? stage.registration : stage.plant;
      const token = who === 'nobody' ? undefined : tokens.get(signInOf(who, organs));
      const request = requestOf(stage, operation, organs, token);
      const answer = await send(product.url, request.path, { ...request, agent });
      return { does: operation.does, who, was: outcomeOf(answer) };
    };
  const all = async (operations: readonly Operation[]) => {
    const tokens = await signInAll(product, stage);
    const tasks = operations.flatMap((operation) =>
      (operation.open ? FEW : EVERYBODY).map((who) => () => askedBy(operation, tokens)(who)),
    );
    return byHands(HANDS, tasks);
  };
  const isLast = ({ does }: Operation) => LAST.includes(does);
  const answers = [...(await all(asked.filter((each) => !isLast(each))))];
  // Each of these ends what it is asked with, so each is asked with something new.
  for (const operation of asked.filter(isLast)) answers.push(...(await all([operation])));
  agent.destroy();
  return answers;
}

async function signInAll(
  product: TestProduct,
  { plant, registration }: Stage,
): Promise<ReadonlyMap<string, string>> {
  const names = new Set([plant, registration].flatMap((organs) => CAST.map((who) => signInOf(who, organs))));
  const opened = await byHands(
    2,
    [...names].map((signIn) => async (): Promise<[string, string]> => {
      const { token } = await product.anyone.must<{ token: string }>('POST', '/v1/sessions', {
        body: { signIn, password: DEMO_PASSWORD },
      });
      return [signIn, token];
    }),
  );
  return new Map(opened);
}

function requestOf(stage: Stage, operation: Operation, organs: Organs, token: string | undefined) {
  const { does, path, query } = operation;
  const said = does in BODIES ? BODIES[does] : operation.body;
  const place = placeOf(operation, stage);
  const body = said === undefined ? undefined : worded(said, organs, place);
  // A stream would go on for ever.
  const method = path === '/v1/stream' ? 'HEAD' : operation.method;
  return {
    path: filled(operation, place) + (place['query'] ?? query),
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'if-match': UNSEEN, 'idempotency-key': crypto.randomUUID() }),
      ...FILES[does]?.headers,
    },
    ...(body !== undefined && { body }),
    ...(FILES[does]?.body !== undefined && { body: FILES[does].body }),
  };
}

/** The body with the names and numbers of the stage in it. */
function worded(said: unknown, { own }: Organs, { n = '1' }: Place): string {
  return JSON.stringify(said)
    .replace('{reviewer}', `reviewer.${own}`)
    .replace('{organ}', own)
    .replace('"{n}"', n);
}

type Place = Readonly<Record<string, string>>;

function placeOf({ does, path }: Operation, { places }: Stage): Place {
  if (OF_REGISTRATION.test(does) && path.startsWith('/v1/cases')) return places['registration'] ?? {};
  const begins = (each: string) =>
    path === each || path.startsWith(`${each}/`) || path.startsWith(`${each}.`);
  const beginnings = Object.keys(places).filter(begins);
  const [longest = ''] = beginnings.sort((a, b) => b.length - a.length);
  return places[longest] ?? {};
}

function filled({ does, path }: Operation, place: Place): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = place[name];
    if (!value) throw new Error(`${does}: the stage has no ${name}`);
    return value;
  });
}

/** A probe that is wrong in itself, or breaks the product, is no answer to the question who may. */
function outcomeOf(answer: Wired): Expected | string {
  const { status } = answer;
  const code = codeOf(answer) ?? '';
  if (NOT_THEIRS.includes(code)) return 'forbidden';
  if (status === 401) return 'unknown';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'absent';
  if (status === 400 || status === 413 || status === 415 || status === 428 || status >= 500)
    return `${status} ${code} ${answer.text.slice(0, 400)}`;
  return 'may';
}

/** The path of an operation with what stands on the stage. */
export function filledPath(operation: Operation, stage: Stage): string {
  return filled(operation, placeOf(operation, stage));
}

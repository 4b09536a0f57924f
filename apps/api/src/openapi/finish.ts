import type { OpenAPIObject } from '@nestjs/swagger';
import { showsVersion } from '../http/fields.js';
import type { Operation } from './operation.js';
import { OPERATIONS } from './operations.js';
import { problemResponses, refusalsOf } from './refusals.js';
import type { Route } from './routes.js';

type PathItem = OpenAPIObject['paths'][string];
type Described = NonNullable<PathItem['get']>;
type Parameter = NonNullable<Described['parameters']>[number];

const METHODS = ['get', 'head', 'post', 'patch', 'delete'] as const;
const BEARER = [{ bearer: [] }];

/** What stands in braces in a path: handlers read it from the request, so no decorator describes it. */
const IN_PATH: Readonly<Record<string, object>> = {
  id: { type: 'string', format: 'uuid' },
  n: { type: 'integer', minimum: 1, maximum: 9999 },
  code: { type: 'string', pattern: '^[\\w-]{1,60}$' },
  file: { type: 'string', format: 'uuid' },
  version: { type: 'integer', minimum: 1, maximum: 999999 },
  result: { type: 'string', format: 'uuid' },
  proposal: { type: 'string', format: 'uuid' },
  alert: { type: 'string', pattern: '^[1-9]\\d{0,17}$' },
};
/** Whatever is typed there is answered. */
const TYPED = '/credit-codes/{creditCode}';
const VERSION = { type: 'string', pattern: '^"[1-9]\\d{0,8}"$' };
const KEY = { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' };
const TAG = { ETag: { description: 'The version, for If-Match', schema: { type: 'string' } } };

/**
 * Completes what Nest reads from decorators with what the routes say by theirs: names, sign-in, path and header parameters, the
 * status of the good answer, and the problems. Throws for a handler that `OPERATIONS` does not know.
 */
export function finished(document: OpenAPIObject, routes: ReadonlyMap<string, Route>): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const described = item[method];
      if (described) item[method] = complete(described, path, routes);
    }
  }
  const components = { ...document.components, responses: problemResponses() as never };
  return { ...document, components };
}

function complete(described: Described, path: string, routes: ReadonlyMap<string, Route>): Described {
  const handler = described.operationId ?? '';
  const operation = OPERATIONS[handler];
  const route = routes.get(handler);
  if (!operation || !route) throw new Error(`${handler} has no line in openapi/operations.ts`);
  const { declared, status, acts } = route;
  return {
    ...described,
    operationId: operation.id,
    summary: operation.summary,
    ...(acts.length > 0 && carryingOut(acts)),
    ...(declared !== 'public' && { security: BEARER }),
    parameters: parametersOf(described, path, route),
    responses: {
      ...goodAnswer(described, status),
      ...refusalsOf(statusesOf(described, path, { operation, route })),
    } as Described['responses'],
  };
}

/** So that whoever reads a name in `allowedActions` finds the request for it: in words, and for programs. */
const carryingOut = (acts: Route['acts']) => ({
  description: `Carries out ${acts.map((type) => `\`${type}\``).join(' or ')} of \`allowedActions\``,
  'x-actions': acts,
});

function parametersOf({ parameters = [] }: Described, path: string, route: Route): Parameter[] {
  const inPath = namesIn(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: IN_PATH[name] ?? { type: 'string' },
  }));
  return [...inPath, ...parameters, ...(route.declared === 'act' ? actHeaders(route) : [])] as Parameter[];
}

/** Every act may be repeated under its key; one on what has versions says which was seen. */
function actHeaders({ keyNeeded, versioned }: Route): object[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: keyNeeded,
    description:
      'Same key and body: answered again, not done again. Same key, other body: 422. Of acts on a case it is known for 30 days; later the version in If-Match is an old one: 412',
    schema: KEY,
  };
  const version = {
    name: 'If-Match',
    in: 'header',
    required: true,
    description:
      'The version that was seen (its ETag): of the item for acts on an item, of the case otherwise',
    schema: VERSION,
  };
  return versioned ? [version, key] : [key];
}

/** What can also be had as a table says so by its parameter `format`. */
const TABLE = { 'text/csv': { schema: { type: 'string', description: 'UTF-8 with its mark, RFC 4180' } } };
/** And what can be had as a clerk writes it. */
const TEXT = {
  'application/yaml': { schema: { type: 'string', description: 'With the keys of the seeds' } },
};

function goodAnswer({ responses, parameters = [] }: Described, status: number | undefined): object {
  const [said, answer] = Object.entries(responses).find(([code]) => /^2|303/.test(code)) ?? [];
  if (!said || !answer) return {};
  const schemas = JSON.stringify(answer).matchAll(/\/schemas\/(\w+)"/g);
  const headers = [...schemas].some(([, name = '']) => showsVersion(name)) && { headers: TAG };
  const format = parameters.find((each) => 'name' in each && each.name === 'format');
  const isTable = format !== undefined;
  const isText = JSON.stringify(format)?.includes('"yaml"');
  const content = {
    ...('content' in answer && answer.content),
    ...(isTable && TABLE),
    ...(isText && TEXT),
  };
  return {
    [status ?? said]: { ...answer, description: 'Done', ...headers, ...(isTable && { content }) },
    ...(responses['304'] && { 304: responses['304'] }),
  };
}

function statusesOf(
  { requestBody, parameters = [] }: Described,
  path: string,
  { operation, route }: { operation: Operation; route: Route },
): number[] {
  const { declared, scope, versioned } = route;
  const onSomething = path.includes('{') && !path.includes(TYPED);
  const statuses = [
    ...(requestBody || parameters.length > 0 || declared === 'act' ? [400] : []),
    ...(declared === 'public' ? [] : [401]),
    ...(['public', 'signed-in', 'own-account'].includes(declared) && !scope ? [] : [403]),
    ...(onSomething ? [404] : []),
    // A key of an act may have been another request's.
    ...(declared === 'act' ? [409, 422] : []),
    ...(versioned ? [412, 428] : []),
    ...(requestBody ? [413, 415, 422] : []),
    // Everything that is described here is counted.
    429,
    ...(operation.refusals ?? []),
  ];
  return [...new Set(statuses)].sort((a, b) => a - b);
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

type Json = Readonly<Record<string, unknown>>;

export interface Operation {
  /** `POST /v1/cases/{id}/items/{n}/claim`. */
  readonly does: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly query: string;
  /** Open to everybody: whoever asks is not asked for. */
  readonly open: boolean;
}

/** Every operation of the document with the smallest body and query that its own schemas take. */
export function operationsOf(document: Json): readonly Operation[] {
  const paths = document['paths'] as Record<string, Record<string, Json>>;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      does: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      body: bodyOf(operation, document),
      query: queryOf(operation, document),
      open: !('security' in operation),
    })),
  );
}

function bodyOf(operation: Json, document: Json): unknown {
  const content = (operation['requestBody'] as { content?: Record<string, { schema: Json }> } | undefined)
    ?.content;
  const schema = content?.['application/json']?.schema;
  return schema === undefined ? undefined : smallest(schema, document);
}

function queryOf(operation: Json, document: Json): string {
  const parameters = (operation['parameters'] ?? []) as {
    in: string;
    name: string;
    required?: boolean;
    schema: Json;
  }[];
  const asked = parameters.filter((each) => each.in === 'query' && each.required);
  const said = asked.map(({ name, schema }): [string, string] => [name, String(smallest(schema, document))]);
  return asked.length === 0 ? '' : `?${new URLSearchParams(said)}`;
}

function resolved(schema: Json, document: Json): Json {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((here, part) => (here as Json)[part], document) as Json;
}

/** A value that the schema takes, as small as it may be. Patterns are not read: bodies with one are given by hand. */
function smallest(said: Json, document: Json): unknown {
  const schema = resolved(said, document);
  const either = (schema['oneOf'] ?? schema['anyOf'] ?? schema['allOf']) as Json[] | undefined;
  if (either?.[0]) return smallest(either[0], document);
  const options = schema['enum'] as unknown[] | undefined;
  if (options) return options[0];
  const type = [schema['type']].flat()[0];
  if (type === 'object') return smallestObject(schema, document);
  if (type === 'array') {
    const items = schema['items'] as Json;
    return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => smallest(items, document));
  }
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return schema['minimum'] ?? 1;
  return smallestText(schema);
}

function smallestObject(schema: Json, document: Json): Json {
  const fields = (schema['properties'] ?? {}) as Record<string, Json>;
  const needed = (schema['required'] ?? []) as string[];
  return Object.fromEntries(needed.map((name) => [name, smallest(fields[name] as Json, document)]));
}

function smallestText(schema: Json): string {
  if (schema['format'] === 'uuid') return '00000000-0000-7000-8000-000000000000';
  if (schema['format'] === 'date') return '2026-11-26';
  return 'x'.repeat(Math.max(1, Number(schema['minLength'] ?? 1)));
}

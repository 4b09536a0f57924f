import type { FastifyRequest } from 'fastify';

const RANGE = /^\s*([\w*+.-]+\/[\w*+.-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?/i;

/** JSON, unless CSV is asked for by `?format=` or weighs more in Accept. */
export function formatOf(
  { headers }: Pick<FastifyRequest, 'headers'>,
  asked: 'json' | 'csv' | undefined,
): 'json' | 'csv' {
  if (asked) return asked;
  const weights = new Map(
    (headers.accept ?? '').split(',').map((part): [string, number] => {
      const [, type = '', weight = '1'] = RANGE.exec(part) ?? [];
      return [type.toLowerCase(), Number(weight)];
    }),
  );
  const csv = weights.get('text/csv') ?? 0;
  const json = weights.get('application/json') ?? weights.get('application/*') ?? weights.get('*/*') ?? 0;
  return csv > 0 && csv >= json ? 'csv' : 'json';
}

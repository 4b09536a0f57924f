import type { FastifyInstance } from 'fastify';

/** Methods that the door answers at some address; all others are known to nobody here. */
const ASKED = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Which methods an address takes: so that a wrong method is told from a wrong address (RFC 9110, 15.5.6). */
export class Methods {
  private readonly patterns = new Map<string, { readonly form: RegExp; readonly methods: Set<string> }>();

  /** Hears of every route from here on; call it before the first. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      const known = this.patterns.get(url) ?? { form: formOf(url), methods: new Set() };
      for (const each of [method].flat()) if (ASKED.includes(each)) known.methods.add(each);
      this.patterns.set(url, known);
    });
  }

  /** As for the `Allow` header; empty where nothing answers at this address. */
  at(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? '';
    const found = [...this.patterns.values()].filter(({ form }) => form.test(path));
    return ASKED.filter((method) => found.some(({ methods }) => methods.has(method)));
  }
}

/** `/a/:b.pdf` as what it matches. A wildcard alone is no address: it answers whatever nobody else does. */
function formOf(pattern: string): RegExp {
  if (pattern === '*' || pattern === '/*') return /(?!)/;
  const parts = pattern.split(/(:\w+|\*)/).map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}

import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { formatOf } from './format.js';

describe('JSON or CSV', () => {
  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
    ['text/csv', 'csv'],
    ['TEXT/CSV; q=0.5, */*;q=0.1', 'csv'],
    ['text/csv;q=0.4, application/json', 'json'],
    ['text/csv;q=0', 'json'],
    ['text/csvx', 'json'],
    [','.repeat(7000), 'json'],
  ])('Accept: %s gives %s', (accept, format) => {
    expect(formatOf({ headers: { accept } } as FastifyRequest, undefined)).toBe(format);
  });

  it('is what the address asks for, whatever Accept says', () => {
    expect(formatOf({ headers: { accept: 'text/csv' } } as FastifyRequest, 'json')).toBe('json');
    expect(formatOf({ headers: {} } as FastifyRequest, 'csv')).toBe('csv');
  });
});

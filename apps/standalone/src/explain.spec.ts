import { describe, expect, it } from '@jest/globals';
import { explain } from './explain.js';

const failure = (fields: object) => Object.assign(new Error('it said so'), fields);

describe('why a start ended', () => {
  it.each([
    [{ code: 'EADDRINUSE', port: 3000 }, 'PORT'],
    [{ code: 'ECONNREFUSED' }, 'DATABASE_URL'],
    [{ code: 'ENOTFOUND' }, 'DATABASE_URL'],
    [{ code: '28P01' }, 'DATABASE_URL'],
    [{ code: '3D000' }, 'DATABASE_URL'],
    [{ code: 'EACCES', path: '/var/lib/x' }, 'DATA_DIR'],
    [{ code: 'ENOTDIR', path: '/etc/hostname' }, 'DATA_DIR'],
  ])('%j names what to mend, without a stack', (fields, variable) => {
    const said = explain(failure(fields));
    expect(said).toContain(variable);
    expect(said).not.toContain('explain.spec');
  });

  it('shows where a fault is', () => {
    expect(explain(failure({ code: '42601' }))).toContain('explain.spec');
    expect(explain('a text')).toBe('a text');
  });
});

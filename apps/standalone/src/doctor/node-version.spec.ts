import { describe, expect, it } from '@jest/globals';
import { fits } from './node-version.js';

const RANGE = '^20.19 || ^22.13 || >=24.11';

describe('the Node version', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.13.1', 'v24.11.0', 'v25.0.0', 'v30.1.0'])('%s fits', (version) => {
    expect(fits(version, RANGE)).toBe(true);
  });

  it.each(['v18.20.0', 'v20.18.9', 'v21.7.0', 'v22.12.0', 'v23.11.0', 'v24.10.9'])(
    '%s does not',
    (version) => {
      expect(fits(version, RANGE)).toBe(false);
    },
  );
});

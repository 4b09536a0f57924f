import { Injectable } from '@nestjs/common';
import { FigureQueries, type PublicFigureRow } from './store/figure.queries.js';

const FRESH_MS = 60_000;

interface Kept {
  readonly at: number;
  readonly rows: Promise<PublicFigureRow[]>;
}

/**
 * Public figures of whole years. Anybody may ask, and each answer reads a year of everything: so it is read once a minute at
 * most, and whole years leave few questions to ask.
 */
@Injectable()
export class ReadPublicFigures {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly queries: FigureQueries) {}

  execute(by: 'park' | 'item' | 'channel', year: number): Promise<PublicFigureRow[]> {
    const name = `${by} ${year}`;
    const known = this.kept.get(name);
    if (known && performance.now() - known.at < FRESH_MS) return known.rows;
    const rows = this.queries.publicFigures(by, year);
    this.kept.set(name, { at: performance.now(), rows });
    // A failure is not kept: the next one asks again.
    rows.catch(() => this.kept.delete(name));
    return rows;
  }
}

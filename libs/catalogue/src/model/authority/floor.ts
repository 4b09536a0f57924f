import { type ItemDefinition, LEVELS, type Level } from '../definition.js';

/** Whether a level stands below the floor of the law; the floor of the approved catalogue is the province. */
export function isBelow(level: Level, floor: ItemDefinition['authority']['minLevel']): boolean {
  return byRank(level, floor === 'catalogue' ? 'province' : floor) < 0;
}

/** Orders levels from below. */
export function byRank(one: Level, other: Level): number {
  return LEVELS.indexOf(one) - LEVELS.indexOf(other);
}

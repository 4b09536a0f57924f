import { type ItemDefinition, LEVELS, type Level } from '../definition.js';

/** Whether a level stands below the floor of the law; the floor of the approved catalogue is the province. */
export function isBelow(level: Level, floor: ItemDefinition['authority']['minLevel']): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(floor === 'catalogue' ? 'province' : floor);
}

import type { WorkingCalendar } from '#calendar';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import type { ItemFacts } from './facts.js';

/**
 * All that a rule about an item may read: its published definition, its own facts, the calendar, and how its guide lets
 * it stand while a tie is open. No sibling is in here: that is what makes "review never waits" hold for acts.
 */
export interface ItemContext {
  readonly definition: ItemDefinition;
  readonly waitsAs: GuideDefinition['standing'];
  readonly calendar: WorkingCalendar;
  readonly facts: ItemFacts;
}

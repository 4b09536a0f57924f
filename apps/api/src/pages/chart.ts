import { chartSvg } from '#model/casework';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { type Html, html, trusted } from './html.js';

/**
 * The parallel chart, drawn from the machine of the guide. It escapes its own texts; its one style attribute is for standing
 * alone, and the policy of our pages lets none through.
 */
export function chartOf(reader: Reader, guide: GuideDefinition, items: readonly ItemDefinition[]): Html {
  const drawn = chartSvg(guide, items, reader.language).replace(/^(<svg [^>]*?) style="[^"]*"/, '$1');
  const label = reader.said('并联图，可横向滚动', 'Parallel chart; scrolls sideways');
  return html`<div class="chart" role="region" aria-label="${label}" tabindex="0">${trusted(drawn)}</div>`;
}

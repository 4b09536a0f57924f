import { chartSvg } from '#model/casework';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { type Html, html, trusted } from './html.js';

/** The parallel chart, drawn from the machine of the guide. It escapes its own texts, and has no style that our policy would bar. */
export function chartOf(reader: Reader, guide: GuideDefinition, items: readonly ItemDefinition[]): Html {
  const drawn = chartSvg(guide, items, reader.language);
  const label = reader.said('并联图，可横向滚动', 'Parallel chart; scrolls sideways');
  return html`<div class="chart" role="region" aria-label="${label}" tabindex="0">${trusted(drawn)}</div>`;
}

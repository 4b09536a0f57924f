import type { Submission } from '#casework';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import type { Database } from '#platform';
import { ownPapers } from '../demo-application.js';
import { filledForm } from '../filled-form.js';
import type { Chance } from './chance.js';

/** A guide at a base, with the items that somebody decides there. */
interface Offer {
  readonly guide: string;
  readonly base: string;
  /** Handled jointly, with a clock of the case itself. */
  readonly joint: boolean;
  readonly items: readonly ItemDefinition[];
}

/** Everything that can be applied for, as published. */
export class Offers {
  private constructor(private readonly all: readonly Offer[]) {}

  static async read(owner: Database): Promise<Offers> {
    const latest = async <T>(kind: string) =>
      owner.call<{ code: string; content: T }>(
        `select distinct on (code) code, content from catalogue.publication where kind = $1 order by code, version desc`,
        [kind],
      );
    const guides = await latest<GuideDefinition>('guide');
    const items = new Map((await latest<ItemDefinition>('item')).map(({ code, content }) => [code, content]));
    const decided = await owner.call<{ base: string; codes: string[] }>(
      `select base_code as base, array_agg(distinct item_code order by item_code) as codes from catalogue.statutory group by 1 order by 1`,
    );
    const all = guides.flatMap(({ code: guide, content }) =>
      decided.flatMap(({ base, codes }) => {
        const here = content.items.map(({ code }) => code).filter((code) => codes.includes(code));
        const offered = here.flatMap((code) => items.get(code) ?? []);
        return offered.length > 0 ? [{ guide, base, joint: !!content.joint, items: offered }] : [];
      }),
    );
    return new Offers(all);
  }

  /** Some items of some guide; papers are missing here and there. In `base` where the project lies already. */
  application(
    chance: Chance,
    base: string | null,
  ): Pick<Submission, 'guide' | 'items' | 'declared' | 'form'> & { base: string } {
    const here = this.all.filter((each) => base === null || each.base === base);
    const offer = chance.weighted(here, ({ joint }) => (joint ? 3 : 1));
    if (!offer) throw new Error('nothing can be applied for');
    const chosen = chance.some(offer.items, 0.4);
    const items = chosen.map((item) => handingIn(chance, item));
    return {
      guide: offer.guide,
      base: offer.base,
      items,
      declared: true,
      form: filledForm(chosen.flatMap(({ fields }) => fields)),
    };
  }

  /** Some items more for a case of that base, of a guide that has all it was opened with; some of them it may have already. */
  addition(chance: Chance, base: string, present: readonly string[]): Submission['items'] {
    const fitting = this.all.filter(
      (each) => each.base === base && present.every((code) => each.items.some((item) => item.code === code)),
    );
    const offer = chance.pick(fitting);
    return offer ? chance.some(offer.items, 0.1).map((item) => handingIn(chance, item)) : [];
  }
}

function handingIn(chance: Chance, { code, materials }: ItemDefinition) {
  const papers = ownPapers(materials);
  return { code, handedIn: chance.happens(0.75) ? papers : papers.filter(() => chance.happens(0.6)) };
}

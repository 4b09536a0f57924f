import type { INestApplicationContext } from '@nestjs/common';
import { CatalogueQueries } from '#catalogue';
import { SignIn } from '#identity';
import { isRejection } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';
import { ownPapers } from '../demo-application.js';
import { DEMO_PASSWORD } from '../prepare.js';
import { BASE, ITEMS } from './work.js';

/** The organ of one item: bearer tokens of the officer who reviews, of the reviewer where one signs between, and of the head who decides. */
export interface Desk {
  readonly code: string;
  readonly handedIn: readonly string[];
  readonly officer: string;
  /** Null where nobody signs between. */
  readonly reviewer: string | null;
  readonly head: string;
}

export interface Office {
  readonly applicant: string;
  readonly desks: readonly Desk[];
}

/** Signs in everybody who acts: two or three of each of eight organs, and the applicant. Throws where the seeds no longer give eight organs. */
export async function openOffice(app: INestApplicationContext): Promise<Office> {
  const catalogue = app.get(CatalogueQueries, { strict: false });
  const signIn = app.get(SignIn, { strict: false });
  const token = async (name: string): Promise<string> => {
    const session = await signIn.execute({ signIn: name, password: DEMO_PASSWORD });
    if (isRejection(session)) throw new Error(`${name} cannot sign in: ${session.code}`);
    return session.token;
  };
  const desk = async (code: string) => {
    const authorities = await catalogue.authorities(code);
    const handle = authorities.find(({ base }) => base === BASE)?.organ.handle;
    const item = await catalogue.inForce<ItemDefinition>('item', code);
    if (!handle || !item) throw new Error(`item ${code} is not decided at ${BASE}`);
    const [officer, head] = await Promise.all([token(`officer.${handle}`), token(`head.${handle}`)]);
    const reviewer = item.content.signing === 3 ? await token(`reviewer.${handle}`) : null;
    return { code, handle, handedIn: ownPapers(item.content.materials), officer, reviewer, head };
  };
  const desks = await Promise.all(ITEMS.map(desk));
  const organs = new Set(desks.map(({ handle }) => handle)).size;
  if (organs !== ITEMS.length)
    throw new Error(`the items of the bench lie in ${organs} organs, not ${ITEMS.length}`);
  return { applicant: await token('applicant'), desks };
}

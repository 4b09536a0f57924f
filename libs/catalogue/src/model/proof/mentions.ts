import type { ItemDefinition } from '../definition.js';
import type { Lexicon, Named } from './lexicon.js';

/** Where in the item's own words an edge was found. */
export interface EdgeSource {
  readonly in: 'tie' | 'material' | 'condition' | 'acceptance' | 'ground' | 'note';
  readonly id: string;
  readonly text: string;
}

/** A line of an item that speaks of the results of others; any one of `to` may be meant. */
export interface Mention {
  readonly to: readonly string[];
  readonly found: EdgeSource;
}

interface Line extends EdgeSource {
  /** A material asks by being in the list, a condition by being one; a note or a ground only by its words. */
  readonly asks: boolean;
  /** The items a material comes from: what its name offers instead of them is an alternative. */
  readonly from: readonly string[];
}

const DEMAND =
  /取得|具备|具有|提交|提供|附|要求|凭|持有|批复|批准|核准|意见|许可证|同意|方可|未.{0,20}不得|前提|前置|先行|先办|须先|应先|须|必须|完成.{0,10}(报批|审批|审查)|通过.{0,10}(审批|审查)/;
const CLAUSE = /[,，;；。:：\n]/;
const EITHER = /[/／|]|或/;
/** What says, in a note, that nothing is asked: 互不为前置, 不再作为条件. */
const DENIAL = /不是|不作为|不再|不得要求|无需|免于|不需要|互不|同时受理|之后也可/;

/** An official paper that is asked for, of whomever. */
const PAPER_ASKED =
  /(取得|具备|提交|提供|附具?|持有?|凭|经|须有|未).{0,20}(批复|批准文件|许可证|核准文件|预审|审查意见|同意意见|意见书|审批|审核同意)/;

/** Every mention of another item's result in the words of an item: materials, conditions, acceptance conditions, grounds, notes. */
export function mentionsIn(item: ItemDefinition, lexicon: Lexicon): Mention[] {
  return linesOf(item).flatMap((line) =>
    line.text.split(CLAUSE).flatMap((clause) => mentioned(item, line, clause, lexicon)),
  );
}

/** The conditions that ask for a paper which no item of the catalogue gives: nobody can be asked for it. */
export function vagueIn(item: ItemDefinition, lexicon: Lexicon): EdgeSource[] {
  return linesOf(item)
    .filter(({ in: where }) => where === 'condition' || where === 'acceptance')
    .filter(({ text }) => isVague(text, lexicon.namesIn(text), item.code));
}

function isVague(text: string, named: readonly Named[], own: string): boolean {
  const rest = named.reduce((left, { name }) => left.replace(name, ''), text);
  return PAPER_ASKED.test(rest) && named.every(({ codes }) => codes.length === 0 || codes.includes(own));
}

function mentioned(
  item: ItemDefinition,
  { asks, from, ...found }: Line,
  clause: string,
  lexicon: Lexicon,
): Mention[] {
  if (!asks && DENIAL.test(clause)) return [];
  const demands = DEMAND.test(clause);
  const named = lexicon.namesIn(clause).filter(({ paper }) => demands || (asks && paper));
  const others = named.filter(({ codes }) => codes.length > 0 && !codes.includes(item.code));
  if (others.length === 0) return [];
  if (EITHER.test(clause))
    return [{ to: union([...named.flatMap(({ codes }) => codes), ...from], item.code), found }];
  return others.map(({ codes }) => ({ to: codes, found }));
}

function union(codes: readonly string[], own: string): string[] {
  return [...new Set(codes)].filter((code) => code !== own);
}

function linesOf(item: ItemDefinition): Line[] {
  const { materials, conditions, acceptance, grounds, notes, appliesWhen, content } = item;
  return [
    ...materials.map(({ id, name, condition, producedBy }) => ({
      ...line('material', id, condition ? `${name}\n${condition}` : name),
      from: producedBy,
    })),
    ...conditions.map(({ id, text }) => line('condition', id, text)),
    ...acceptance.map(({ id, text }) => line('acceptance', id, text)),
    ...grounds.map(({ id, name }) => line('ground', id, name.zh)),
    ...spoken({ notes, appliesWhen, content: content?.zh }),
  ];
}

function spoken(texts: Readonly<Record<string, string | undefined>>): Line[] {
  return Object.entries(texts).flatMap(([id, text]) => (text === undefined ? [] : [line('note', id, text)]));
}

function line(where: EdgeSource['in'], id: string, text: string): Line {
  return { in: where, id, text, asks: where !== 'note' && where !== 'ground', from: [] };
}

/** The items whose results a text asks for by a word of demand. */
export function demandedIn(text: string, lexicon: Lexicon): string[] {
  return text
    .split(CLAUSE)
    .filter((clause) => DEMAND.test(clause) && !DENIAL.test(clause))
    .flatMap((clause) => lexicon.namesIn(clause).flatMap(({ codes }) => [...codes]));
}

import type { ItemDefinition } from '../definition.js';
import type { Lexicon, Named } from './lexicon.js';
import { plain } from './plain.js';

/** Where in the item's own words an edge was found. */
export interface EdgeSource {
  readonly in: 'tie' | 'material' | 'condition' | 'acceptance' | 'field' | 'ground' | 'note';
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
  /取得|具备|具有|提交|提供|附|要求|凭|持有|批复|批准|核准|意见|许可证|同意|方可|未.{0,20}不得|前提|前置|先行|先办|须先|应先|须|必须|手续|出具|盖章|通过|齐全|已?有(?=环|能|水|施|消|规)|已?过(?=环|能)|许可|验收(?=合格|意见)|编号|文号|办[结妥完好下]|完成.{0,10}(报批|审批|审查)/;
const CLAUSE = /[,，;；。:：\n]/;
const EITHER_SIGN = /[/|]/;
const EITHER = /\/|或/;
/** What says, in a note, that nothing is asked: 互不为前置, 不再作为条件. */
const DENIAL = /不是|不作为|不再|不得要求|无需|免于|不需要|互不|同时受理|之后也可/;

/** Names the project in every item (国务院令673号 4): a field of that name asks for no paper. */
const PROJECT_CODE = /^项目代码$/;

/** An official paper that is asked for, of whomever. */
const PAPER_ASKED =
  /(取得|具备|提交|提供|附具?|持有?|凭|经|须有|未).{0,20}(批复|批准文件|许可证|核准文件|预审|审查意见|同意意见|意见书|审批|审核同意)|(其[他它]|[相有]关|前[序置]|上[一级]个?)(部门|单位|机关|环节|事项).{0,10}(同意|批准|审批|审核|手续|盖章|许可|办[结妥完好])|(同批|并联|另一).{0,4}事项|(环保|环境|生态|水利|水务|林草|林业|规划|自然资源|国土|消防|住建|发改|发展改革|应急|气象|文物|人防|能源)(局|厅|委|部门|那边|那块|那里).{0,6}(同意|批|点头|放行|盖章|签字|意见)/;

/** Every mention of another item's result in what an item says to the applicant, but for citations of laws and of sources. */
export function mentionsIn(item: ItemDefinition, lexicon: Lexicon): Mention[] {
  return linesOf(item).flatMap((line) =>
    clausesOf(line.text).flatMap((clause) => mentioned(item, line, clause, lexicon)),
  );
}

/** The conditions that ask for a paper which no item of the catalogue gives: nobody can be asked for it. */
export function vagueIn(item: ItemDefinition, lexicon: Lexicon): EdgeSource[] {
  return linesOf(item)
    .filter(({ in: where }) => where === 'condition' || where === 'acceptance')
    .filter(({ text }) =>
      clausesOf(text).some((clause) => isVague(clause, lexicon.namesIn(clause), item.code)),
    );
}

function isVague(text: string, named: readonly Named[], own: string): boolean {
  const rest = named.reduce((left, { name }) => left.replace(name, ''), plain(text));
  return PAPER_ASKED.test(rest) && named.every(({ codes }) => codes.length === 0 || codes.includes(own));
}

/** Clauses in plain letters, so that nothing hides behind spaces, signs or other characters; what parts alternatives stays. */
function clausesOf(text: string): string[] {
  const clauses = text.normalize('NFKC').split(CLAUSE);
  return clauses.map((clause) => clause.split(EITHER_SIGN).map(plain).join('/'));
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
  const { materials, conditions, acceptance, fields, grounds } = item;
  return [
    ...materials.map(({ id, name, condition, producedBy }) => ({
      ...line('material', id, condition ? `${name}\n${condition}` : name),
      from: producedBy,
    })),
    ...conditions.map(({ id, text }) => line('condition', id, text)),
    ...acceptance.map(({ id, text }) => line('acceptance', id, text)),
    ...fields.map(({ id, name, unit }) =>
      line('field', id, unit ? `${name.zh}\n${unit}` : name.zh.replace(PROJECT_CODE, '')),
    ),
    ...grounds.map(({ id, name }) => line('ground', id, name.zh)),
    ...spoken(notesOf(item)),
  ];
}

/** What else the public reads, each by its place. */
function notesOf(item: ItemDefinition): Record<string, string | null | undefined> {
  const { notes, appliesWhen, content, result, fee, contacts, authority, statutory, ties, gates } = item;
  return {
    ...{ notes, appliesWhen, content: content?.zh },
    ...{ result: result.name, 'result/validity': result.validity, fee: fee?.amount },
    ...{ 'contacts/ask': contacts?.ask, 'contacts/complain': contacts?.complain },
    ...{ 'level/note': authority.note, 'statute/note': statutory?.note },
    ...Object.fromEntries(ties.map(({ condition }, n) => [`ties/${n}/when`, condition])),
    ...Object.fromEntries(gates.map(({ note }, n) => [`gates/${n}/note`, note])),
    ...Object.fromEntries(item.materials.map(({ id, issuer }) => [`materials/${id}/issuer`, issuer])),
  };
}

function spoken(texts: Readonly<Record<string, string | null | undefined>>): Line[] {
  return Object.entries(texts).flatMap(([id, text]) => (text ? [line('note', id, text)] : []));
}

function line(where: EdgeSource['in'], id: string, text: string): Line {
  return { in: where, id, text, asks: where !== 'note' && where !== 'ground', from: [] };
}

/** The results that a text asks for by a word of demand: for each, the items it may come from. */
export function demandedIn(text: string, lexicon: Lexicon): (readonly string[])[] {
  return clausesOf(text)
    .filter((clause) => DEMAND.test(clause) && !DENIAL.test(clause))
    .flatMap((clause) => lexicon.namesIn(clause).map(({ codes }) => codes))
    .filter((codes) => codes.length > 0);
}

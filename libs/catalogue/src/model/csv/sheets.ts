/** How a cell is read: `texts` and `numbers` hold several, divided by `|`. An empty cell is a key that is not written. */
export type CellKind = 'text' | 'number' | 'flag' | 'texts' | 'numbers';

/** A column: its key is the clerk's, a key inside a key joined by a full stop (`promise.within`). */
export interface Column {
  readonly key: string;
  readonly kind: CellKind;
}

/**
 * One CSV file. `list` is the key of the definition whose lines it holds, one a row, each with the code of its definition in the
 * column `owner`; null for the file with one row per definition.
 */
export interface Sheet {
  readonly file: string;
  readonly list: string | null;
  readonly owner: string;
  readonly columns: readonly Column[];
}

/** `key`, or `key:kind` where it is no text. */
function columns(names: string): Column[] {
  return names.split(/\s+/).map((name) => {
    const [key = '', kind = 'text'] = name.split(':');
    return { key, kind: kind as CellKind };
  });
}

const face = (file: string, names: string): Sheet => ({
  file,
  list: null,
  owner: 'code',
  columns: columns(names),
});
const lines = (owner: string, list: string, names: string): Sheet => ({
  file: owner === 'item' ? `${list}.csv` : `${owner}-${list}.csv`,
  list,
  owner,
  columns: columns(`${owner} ${names}`),
});

/** The files of items: `items.csv` has one row each, the others one row per line. Keys as in `seeds/README.md`. */
export const ITEM_SHEETS: readonly Sheet[] = [
  face(
    'items.csv',
    `code name.zh name.en stage category nature act content.zh content.en handling marks:texts handled-in
     department level.usual level.min level.note acceptance.within acceptance.basis
     statute.within statute.from statute.extend statute.approver statute.basis statute.note
     promise.within promise.source promise.demo:flag
     green-promise.within green-promise.source green-promise.demo:flag quota-limited:flag warnings:numbers
     silence.after silence.basis.law silence.basis.article silence.basis.confidence silence.basis.source
     commitment.check commitment.basis commitment.by-rule:flag commitment.demo:flag
     tolerance.late tolerance.basis tolerance.demo:flag
     first-review.level first-review.within first-review.upper first-review.basis signing:number result.name result.validity
     fee.amount fee.basis.law fee.basis.article fee.basis.confidence fee.basis.source fee.source fee.demo:flag
     contacts.ask contacts.complain contacts.source contacts.demo:flag
     codes.basic codes.implementation codes.source codes.demo:flag applies-when known-as:texts notes`,
  ),
  lines('item', 'basis', 'law article confidence source'),
  lines(
    'item',
    'materials',
    'id name document kind issuer core:flag shared:flag from:texts commitment:flag owed trust when',
  ),
  lines('item', 'acceptance-conditions', 'id text article demo:flag'),
  lines('item', 'fields', 'id name.zh name.en kind unit shared:flag read-by:texts'),
  lines('item', 'conditions', 'id text article demo:flag'),
  lines('item', 'grounds', 'id kind zh en article stops:texts cap'),
  lines('item', 'ties', 'to:texts binds when article phrase fields:texts cure cure-note'),
  lines('item', 'gates', 'before needs:texts note'),
];

export const GUIDE_SHEETS: readonly Sheet[] = [
  face(
    'guides.csv',
    `code name.zh name.en stage standing demo:flag summary.zh summary.en occasion.zh occasion.en
     lead.department lead.source lead.demo:flag
     joint.within joint.extend joint.approver joint.document joint.items:texts joint.demo:flag mode
     window.notices window.acceptance window.on-silence.outcome window.on-silence.within
     window.on-silence.source window.on-silence.demo:flag`,
  ),
  lines('guide', 'items', 'code optional:flag when'),
  lines(
    'guide',
    'confirmations',
    `id name.zh name.en of department limit.within limit.source limit.demo:flag
     basis.law basis.article basis.confidence basis.source provisional:flag`,
  ),
  lines('guide', 'sessions', 'kind items:texts source demo:flag'),
  lines('guide', 'records', 'confirmation field name from'),
];

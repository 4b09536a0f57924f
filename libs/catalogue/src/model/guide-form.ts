import type { FieldLine, GuideDefinition, ItemDefinition, MaterialLine } from './definition.js';

/**
 * A datum asked once for the whole guide; `readBy` says which items read it, and through which of their lines. `asked` is false where
 * every item has it from the register.
 */
export interface FormField extends Omit<FieldLine, 'readBy' | 'shared'> {
  readonly asked: boolean;
  readonly readBy: readonly { readonly item: string; readonly lines: readonly string[] }[];
}

/** The line of one item that a paper serves, with the item's own name for it. */
export interface PaperUse extends Pick<MaterialLine, 'id' | 'name' | 'core' | 'shared' | 'condition'> {
  readonly item: string;
}

/**
 * A paper handed in once for the whole guide. `asked` is false where no item asks it of the applicant: it comes by data
 * sharing or is the result of an item (`producedBy`). `core` and `commitment`: what the strictest of the lines says.
 */
export interface FormPaper {
  readonly document: string;
  readonly name: string;
  readonly issuer: string;
  readonly asked: boolean;
  readonly core: boolean;
  readonly commitment: boolean;
  readonly producedBy: readonly string[];
  readonly uses: readonly PaperUse[];
}

/** 一张表单, 一套材料: everything a guide asks, each datum and each paper once. */
export interface GuideForm {
  readonly fields: readonly FormField[];
  readonly papers: readonly FormPaper[];
}

/**
 * The one form and the one set of materials of a guide (一张申请表单, 一套申报材料), composed of its items' lines: fields of one
 * `id` and materials of one `document` stand once, with all the lines they serve. `items` are the definitions known, or of
 * the items chosen: an item of the guide that is not among them is left out. Order: the guide's, then the items'.
 * Source: 滨州市工程建设项目并联审批管理规定 9; 国务院关于在线政务服务的若干规定 7.
 */
export function guideForm(guide: GuideDefinition, items: readonly ItemDefinition[]): GuideForm {
  const inside = guide.items.flatMap(({ code }) => items.find((item) => item.code === code) ?? []);
  const fields = inside.flatMap((item) => item.fields.map((line) => ({ item: item.code, line })));
  const papers = inside.flatMap((item) => item.materials.map((line) => ({ item: item.code, line })));
  return {
    fields: together(fields, ({ line }) => line.id).map(oneField),
    papers: together(papers, documentOf).map(onePaper),
  };
}

interface Line<T> {
  readonly item: string;
  readonly line: T;
}

/** The paper that a line of an item asks for; a line without a document is a paper of its own. */
export function documentOf({ item, line }: Line<Pick<MaterialLine, 'id' | 'document'>>): string {
  return line.document ?? `${item}/${line.id}`;
}

type Group<T> = readonly [string, readonly [T, ...T[]]];

/** Groups in the order of their first member. */
function together<T>(all: readonly T[], keyOf: (one: T) => string): Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups];
}

function oneField([, uses]: Group<Line<FieldLine>>): FormField {
  const { readBy: _, shared: __, ...datum } = uses[0].line;
  const asked = uses.some(({ line }) => !line.shared);
  return { ...datum, asked, readBy: uses.map(({ item, line }) => ({ item, lines: line.readBy })) };
}

function onePaper([document, uses]: Group<Line<MaterialLine>>): FormPaper {
  const lines = uses.map(({ line }) => line);
  const asked = lines.filter((line) => !line.shared && line.producedBy.length === 0);
  const first = asked[0] ?? uses[0].line;
  return {
    document,
    name: first.name,
    issuer: first.issuer,
    asked: asked.length > 0,
    core: lines.some((line) => line.core),
    commitment: asked.length > 0 && asked.every((line) => line.commitment === true),
    producedBy: [...new Set(lines.flatMap((line) => line.producedBy))],
    uses: uses.map(({ item, line: { id, name, core, shared, condition } }) => ({
      item,
      id,
      name,
      core,
      shared,
      ...(condition !== undefined && { condition }),
    })),
  };
}

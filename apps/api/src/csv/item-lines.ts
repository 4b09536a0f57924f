import type { WholeItem } from '#catalogue';
import { limitIn, startIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { ACTS, BINDS, CURES, GATES, GROUNDS, HANDLINGS, NATURES, SIGNING } from '../words/terms.js';
import type { Cell, Table } from './table.js';

type Line = readonly [id: string | null, text: Cell, more?: Cell, article?: Cell, demo?: boolean];

/** One item as lines: which element, its number, what it says, more about it, the article or source, and whether it is invented. */
export function itemLines(reader: Reader, whole: WholeItem): Table {
  const demo = reader.said('演示', 'demo');
  const titles = [
    reader.said('要素', 'Element'),
    reader.said('编号', 'Id'),
    reader.said('内容', 'Text'),
    reader.said('说明', 'More'),
    reader.said('依据或来源', 'Article or source'),
    reader.said('演示', 'Invented'),
  ];
  const elements = [...facts(reader, whole), ...demands(reader, whole), ...relations(reader, whole)];
  const rows = elements.flatMap(([element, lines]) =>
    lines.map(([id, text, more = null, article = null, invented = false]): Cell[] => [
      element,
      id,
      text,
      more,
      article,
      invented ? demo : null,
    ]),
  );
  return { titles, rows };
}

type Elements = readonly (readonly [element: string, lines: readonly Line[]])[];

const namesOf = (reader: Reader, { code, name, knownAs }: WholeItem['content']): Elements => [
  [reader.said('名称', 'Name'), [[code, name.zh, name.en]]],
  [reader.said('俗称', 'Also called'), knownAs ? [[null, knownAs.join(reader.said('、', ', '))]] : []],
];

function facts(reader: Reader, { content: item, version, effectiveFrom }: WholeItem): Elements {
  const { promise, statutory, fee, contacts, codes, result } = item;
  const none = reader.said('无', 'none');
  return [
    ...namesOf(reader, item),
    [reader.said('版本', 'Version'), [[String(version), effectiveFrom]]],
    [reader.said('性质', 'Nature'), [[null, reader.word(NATURES, item.nature), reader.word(ACTS, item.act)]]],
    [reader.said('办件类型', 'Handling'), [[null, reader.word(HANDLINGS, item.handling)]]],
    [reader.said('主管部门', 'Department'), [[null, item.department, item.authority.note ?? null]]],
    [reader.said('行使内容', 'Content'), item.content ? [[null, reader.say(item.content)]] : []],
    [
      reader.said('受理期限', 'Limit for acceptance'),
      [[null, limitIn(reader, item.preAcceptance), null, item.preAcceptance.basis]],
    ],
    [
      reader.said('承诺时限', 'Committed limit'),
      [[null, limitIn(reader, promise), null, promise.source, promise.demo]],
    ],
    [
      reader.said('法定时限', 'Statutory limit'),
      [
        statutory
          ? [null, limitIn(reader, statutory), startIn(reader, statutory), statutory.basis]
          : [null, none],
      ],
    ],
    [
      reader.said('收费', 'Fee'),
      fee ? [[null, fee.amount, null, `${fee.basis.law} ${fee.basis.article}`, fee.demo]] : [],
    ],
    [reader.said('办理结果', 'Result'), [[null, result.name, result.validity]]],
    [reader.said('签批', 'Signing'), [[null, reader.word(SIGNING, item.signing)]]],
    [
      reader.said('咨询', 'Whom to ask'),
      contacts ? [[null, contacts.ask, null, contacts.source, contacts.demo]] : [],
    ],
    [
      reader.said('监督投诉', 'Where to complain'),
      contacts ? [[null, contacts.complain, null, contacts.source, contacts.demo]] : [],
    ],
    [
      reader.said('基本编码', 'Basic code'),
      codes?.basic ? [[null, codes.basic, null, codes.source, codes.demo]] : [],
    ],
    [
      reader.said('实施编码', 'Implementation code'),
      codes?.implementation ? [[null, codes.implementation, null, codes.source, codes.demo]] : [],
    ],
  ];
}

function demands(reader: Reader, { content: item, authorities }: WholeItem): Elements {
  const core = (flag: boolean) => (flag ? reader.said('必备', 'core') : reader.said('可容缺', 'may be owed'));
  const asked = (shared: boolean) =>
    shared ? reader.said('数据共享', 'shared') : reader.said('申请人提交', 'handed in');
  return [
    [
      reader.said('决定机关', 'Deciding organ'),
      authorities.map(({ base, organ }) => [base.code, reader.say(organ), organ.handle]),
    ],
    [
      reader.said('依据', 'Basis'),
      item.basis.map(({ law, article, source }) => [null, law, source ?? null, article]),
    ],
    [
      reader.said('受理条件', 'Condition of acceptance'),
      item.acceptance.map(({ id, text, article, demo }) => [id, text, null, article, demo]),
    ],
    [
      reader.said('材料', 'Material'),
      item.materials.map(({ id, name, issuer, core: flag, shared, condition }) => [
        id,
        name,
        [issuer, core(flag), asked(shared), condition ?? ''].filter((part) => part !== '').join('; '),
      ]),
    ],
    [
      reader.said('许可条件', 'Condition of the grant'),
      item.conditions.map(({ id, text, article, demo }) => [id, text, null, article, demo]),
    ],
  ];
}

function relations(reader: Reader, { content: item }: WholeItem): Elements {
  return [
    [
      reader.said('停止或终止的情形', 'Ground'),
      item.grounds.map(({ id, kind, name, article }) => [
        id,
        reader.say(name),
        reader.word(GROUNDS, kind),
        article,
      ]),
    ],
    [
      reader.said('与其他事项的关系', 'Tie'),
      item.ties.map(({ to, binds, article, phrase, cure }) => [
        to.join('|'),
        phrase,
        [reader.word(BINDS, binds), cure ? reader.word(CURES, cure) : '']
          .filter((part) => part !== '')
          .join('; '),
        article,
      ]),
    ],
    [
      reader.said('关口', 'Gate'),
      item.gates.map(({ before, needs, note }) => [
        needs.join('|'),
        reader.word(GATES, before),
        null,
        note ?? null,
      ]),
    ],
  ];
}

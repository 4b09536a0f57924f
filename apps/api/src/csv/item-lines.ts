import type { WholeItem } from '#catalogue';
import { limitIn, startIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { ACTS, BINDS, CURES, GATES, GROUNDS, HANDLINGS, NATURES, SIGNING } from '../words/terms.js';
import type { Cell, Table } from './table.js';

type Line = readonly [id: string | null, text: Cell, more?: Cell, article?: Cell, demo?: boolean];

/** One item as lines: which element, its number, what it says, more about it, the article or source, and whether it is invented. */
export function itemLines(reader: Reader, whole: WholeItem): Table {
  const said = (zh: string, en: string) => reader.say({ zh, en });
  const demo = said('演示', 'demo');
  const titles = [
    said('要素', 'Element'),
    said('编号', 'Id'),
    said('内容', 'Text'),
    said('说明', 'More'),
    said('依据或来源', 'Article or source'),
    said('演示', 'Invented'),
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

function facts(reader: Reader, { content: item, version, effectiveFrom }: WholeItem): Elements {
  const said = (zh: string, en: string) => reader.say({ zh, en });
  const { promise, statutory, fee, contacts, codes, result } = item;
  const none = said('无', 'none');
  return [
    [said('名称', 'Name'), [[item.code, item.name.zh, item.name.en]]],
    [said('版本', 'Version'), [[String(version), effectiveFrom]]],
    [said('性质', 'Nature'), [[null, reader.say(NATURES[item.nature]), reader.say(ACTS[item.act])]]],
    [said('办件类型', 'Handling'), [[null, reader.say(HANDLINGS[item.handling])]]],
    [said('主管部门', 'Department'), [[null, item.department, item.authority.note ?? null]]],
    [said('行使内容', 'Content'), item.content ? [[null, reader.say(item.content)]] : []],
    [
      said('受理期限', 'Limit for acceptance'),
      [[null, limitIn(reader, item.preAcceptance), null, item.preAcceptance.basis]],
    ],
    [
      said('承诺时限', 'Committed limit'),
      [[null, limitIn(reader, promise), null, promise.source, promise.demo]],
    ],
    [
      said('法定时限', 'Statutory limit'),
      [
        statutory
          ? [null, limitIn(reader, statutory), startIn(reader, statutory), statutory.basis]
          : [null, none],
      ],
    ],
    [
      said('收费', 'Fee'),
      fee ? [[null, fee.amount, null, `${fee.basis.law} ${fee.basis.article}`, fee.demo]] : [],
    ],
    [said('办理结果', 'Result'), [[null, result.name, result.validity]]],
    [said('签批', 'Signing'), [[null, reader.say(SIGNING[item.signing])]]],
    [
      said('咨询', 'Whom to ask'),
      contacts ? [[null, contacts.ask, null, contacts.source, contacts.demo]] : [],
    ],
    [
      said('监督投诉', 'Where to complain'),
      contacts ? [[null, contacts.complain, null, contacts.source, contacts.demo]] : [],
    ],
    [
      said('基本编码', 'Basic code'),
      codes?.basic ? [[null, codes.basic, null, codes.source, codes.demo]] : [],
    ],
    [
      said('实施编码', 'Implementation code'),
      codes?.implementation ? [[null, codes.implementation, null, codes.source, codes.demo]] : [],
    ],
  ];
}

function demands(reader: Reader, { content: item, authorities }: WholeItem): Elements {
  const said = (zh: string, en: string) => reader.say({ zh, en });
  const core = (flag: boolean) => (flag ? said('必备', 'core') : said('可容缺', 'may be owed'));
  const asked = (shared: boolean) => (shared ? said('数据共享', 'shared') : said('申请人提交', 'handed in'));
  return [
    [
      said('决定机关', 'Deciding organ'),
      authorities.map(({ base, organ }) => [base, reader.say(organ), organ.handle]),
    ],
    [
      said('依据', 'Basis'),
      item.basis.map(({ law, article, source }) => [null, law, source ?? null, article]),
    ],
    [
      said('受理条件', 'Condition of acceptance'),
      item.acceptance.map(({ id, text, article, demo }) => [id, text, null, article, demo]),
    ],
    [
      said('材料', 'Material'),
      item.materials.map(({ id, name, issuer, core: flag, shared, condition }) => [
        id,
        name,
        [issuer, core(flag), asked(shared), condition ?? ''].filter((part) => part !== '').join('; '),
      ]),
    ],
    [
      said('许可条件', 'Condition of the grant'),
      item.conditions.map(({ id, text, article, demo }) => [id, text, null, article, demo]),
    ],
  ];
}

function relations(reader: Reader, { content: item }: WholeItem): Elements {
  const said = (zh: string, en: string) => reader.say({ zh, en });
  return [
    [
      said('停止或终止的情形', 'Ground'),
      item.grounds.map(({ id, kind, name, article }) => [
        id,
        reader.say(name),
        reader.say(GROUNDS[kind]),
        article,
      ]),
    ],
    [
      said('与其他事项的关系', 'Tie'),
      item.ties.map(({ to, binds, article, phrase, cure }) => [
        to.join('|'),
        phrase,
        [reader.say(BINDS[binds]), cure ? reader.say(CURES[cure] ?? { zh: cure, en: cure }) : '']
          .filter((part) => part !== '')
          .join('; '),
        article,
      ]),
    ],
    [
      said('关口', 'Gate'),
      item.gates.map(({ before, needs, note }) => [
        needs.join('|'),
        reader.say(GATES[before]),
        null,
        note ?? null,
      ]),
    ],
  ];
}

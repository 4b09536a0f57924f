import { LICENCE_SENTENCES } from './licence-sentences.js';
import { type Sentence, say } from './sentence.js';

/** Refusals around credit codes, segments and old certificates; part of `SENTENCES`. */
export const REGISTRATION_SENTENCES: Readonly<Record<string, Sentence>> = {
  ...LICENCE_SENTENCES,
  NOT_A_REGISTRAR: say(
    422,
    '该机关不是企业登记机关（不决定 E01）。',
    'That organ registers no companies (it does not decide E01).',
  ),
  SEGMENT_PREFIX: say(
    422,
    '前两位须为 GB 32100 的登记管理部门和机构类别代码，例如 91。',
    'The first two characters are a department and a category of GB 32100, such as 91.',
  ),
  SEGMENT_REGION: say(
    422,
    '须为现行的行政区划代码（GB/T 2260），且在本系统的区划表中。',
    'A region now in use is expected (GB/T 2260), one that the table here knows.',
  ),
  SEGMENT_BODY: say(
    422,
    '须为 8 位数字或大写字母，不使用 I、O、S、V、Z。',
    'Eight digits or capital letters are expected, without I, O, S, V and Z.',
  ),
  SEGMENT_UPSIDE_DOWN: say(422, '码段的末号在首号之前。', 'The segment ends before it begins.'),
  SEGMENT_TOO_LARGE: say(
    422,
    '码段有 {size} 个号，最多 {most} 个。',
    'The segment has {size} bodies, {most} are the most.',
  ),
  SEGMENT_OVERLAPS: say(
    409,
    '与已赋予的码段 {first}–{last} 重叠：主体标识码全国唯一。',
    'It overlaps a segment given before, {first}–{last}: an organisation code is unique in the whole country.',
  ),
  LOW_WATER: say(
    422,
    '预警数须小于码段的号数（{size}）。',
    'The low-water mark is less than the segment has codes ({size}).',
  ),
  NO_FREE_CODE: say(
    409,
    '本机关没有可用的码，请先申请码段。',
    'The organ has no free code left: a segment must be given first.',
  ),
  CODE_TAKEN: say(
    409,
    '该统一社会信用代码或其主体标识码已归其他主体。',
    'That credit code, or the organisation code in it, is somebody else’s.',
  ),
  CSV_QUOTE: say(
    422,
    '第 {line} 行：引号不成对。',
    'Line {line}: a quote is not closed, or text follows one.',
  ),
  CSV_EMPTY: say(422, '没有表头，或表头之下没有数据行。', 'There is no heading, or no row below it.'),
  CSV_COLUMN: say(
    422,
    '不认识的列，或列重复：{column}。',
    'This column is not known, or stands twice: {column}.',
  ),
  CSV_NO_COLUMN: say(422, '缺少列：{column}。', 'A column is missing: {column}.'),
  CSV_TOO_LONG: say(
    422,
    '有 {rows} 行，每次最多 {most} 行。',
    'It has {rows} rows, {most} are the most at once.',
  ),
  ALREADY_EXCHANGED: say(409, '该企业已经换证。', 'The company has exchanged its certificates already.'),
  CERTIFICATE_OPEN: say(
    422,
    '{certificate} 既未交回也未声明遗失。',
    '{certificate} is neither returned nor declared lost.',
  ),
  CERTIFICATE_TWICE: say(422, '{certificate} 说了两次。', '{certificate} is told twice.'),
  CERTIFICATE_UNKNOWN: say(
    422,
    '名录中该企业没有 {certificate} 的号码。',
    'The list has no number of a {certificate} for this company.',
  ),
  LOSS_UNEXPLAINED: say(
    422,
    '声明遗失的，请写明在何处、何时声明。',
    'Of what is lost, say where and when the loss was declared.',
  ),
  REGION_UNKNOWN: say(
    422,
    '旧号码中没有登记机关的行政区划，请填写 region。',
    'No old number tells the region of the registration authority: send region.',
  ),
};

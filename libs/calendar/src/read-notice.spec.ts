import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isRejection } from '#kernel';
import { NOTICE_2027 } from '../../../test/support/notices.js';
import { expandCalendar } from './expand-calendar.js';
import { readNotice } from './read-notice.js';

const national = expandCalendar(
  parse(readFileSync(new URL('../../../seeds/calendars/national.yaml', import.meta.url), 'utf8')),
);
if (isRejection(national)) throw new Error(JSON.stringify(national));

/** The items of the notices as they were issued, one festival a line. Two were changed later, see below. */
const ISSUED: Record<number, string> = {
  2015: `一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。
二、春节：2月18日至24日放假调休，共7天。2月15日（星期日）、2月28日（星期六）上班。
三、清明节：4月5日放假，4月6日（星期一）补休。
四、劳动节：5月1日放假，与周末连休。
五、端午节：6月20日放假，6月22日（星期一）补休。
六、中秋节：9月27日放假。
七、国庆节：10月1日至7日放假调休，共7天。10月10日（星期六）上班。`,
  2016: `一、元旦：1月1日放假，与周末连休。
二、春节：2月7日至13日放假调休，共7天。2月6日（星期六）、2月14日（星期日）上班。
三、清明节：4月4日放假，与周末连休。
四、劳动节：5月1日放假，5月2日（星期一）补休。
五、端午节：6月9日至11日放假调休，共3天。6月12日（星期日）上班。
六、中秋节：9月15日至17日放假调休，共3天。9月18日（星期日）上班。
七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。`,
  2017: `一、元旦：1月1日放假，1月2日（星期一）补休。
二、春节：1月27日至2月2日放假调休，共7天。1月22日（星期日）、2月4日（星期六）上班。
三、清明节：4月2日至4日放假调休，共3天。4月1日（星期六）上班。
四、劳动节：5月1日放假，与周末连休。
五、端午节：5月28日至30日放假调休，共3天。5月27日（星期六）上班。
六、中秋节、国庆节：10月1日至8日放假调休，共8天。9月30日（星期六）上班。`,
  2018: `一、元旦：1月1日放假，与周末连休。
二、春节：2月15日至21日放假调休，共7天。2月11日（星期日）、2月24日（星期六）上班。
三、清明节：4月5日至7日放假调休，共3天。4月8日（星期日）上班。
四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。
五、端午节：6月18日放假，与周末连休。
六、中秋节：9月24日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期六）、9月30日（星期日）上班。`,
  2019: `一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日放假。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2020: `一、元旦：2020年1月1日放假，共1天。
二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。
三、清明节：4月4日至6日放假调休，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。
五、端午节：6月25日至27日放假调休，共3天。6月28日（星期日）上班。
六、国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（星期日）、10月10日（星期六）上班。`,
  2021: `一、元旦：2021年1月1日至3日放假，共3天。
二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。
三、清明节：4月3日至5日放假调休，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。
五、端午节：6月12日至14日放假，共3天。
六、中秋节：9月19日至21日放假调休，共3天。9月18日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。`,
  2022: `一、元旦：2022年1月1日至3日放假，共3天。
二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。
三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。
四、劳动节：4月30日至5月4日放假调休，共5天。4月24日（星期日）、5月7日（星期六）上班。
五、端午节：6月3日至5日放假，共3天。
六、中秋节：9月10日至12日放假，共3天。
七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。`,
  2023: `一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`,
  2024: `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2025: `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  2026: `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
};
const YEARS = Object.keys(ISSUED).map(Number);

const notice = (year: number, items: string) =>
  `国务院办公厅关于${year}年部分节假日安排的通知\r\n国办发明电〔${year - 1}〕1号\r\n\r\n　　${items.replaceAll('\n', '\r\n　　')}\r\n`;
const read = (text: string) => {
  const found = readNotice(text);
  if (isRejection(found)) throw new Error(JSON.stringify(found));
  return found;
};

describe('a notice of the State Council', () => {
  it.each(YEARS)('for %i says the days that two crawls found in it, and nothing is left unread', (year) => {
    const { days, findings, year: found } = read(notice(year, ISSUED[year]!));
    const seeded = national.days.filter(({ paper, date, name }) => {
      // 劳动节 2019 was changed by a paper of its own; on 2020-02-01 the notice still worked.
      return paper === `${year}` && !(year === 2019 && name === '劳动节') && date !== '2020-02-01';
    });
    const changed = (date: string, name: string) =>
      (year === 2019 && name === '劳动节') || date === '2020-02-01';
    expect(found).toBe(year);
    expect(findings).toEqual([]);
    expect(days.filter(({ date, name }) => !changed(date, name))).toEqual(
      seeded.map(({ paper: _, ...day }) => day),
    );
  });

  it('says what a later paper changed, as it was first', () => {
    const day = (year: number, date: string) =>
      read(notice(year, ISSUED[year]!)).days.find((each) => each.date === date);
    expect(day(2020, '2020-02-01')).toEqual({ date: '2020-02-01', kind: 'make-up', name: '春节' });
    expect(day(2019, '2019-05-01')).toEqual({ date: '2019-05-01', kind: 'holiday', name: '劳动节' });
    expect(day(2019, '2019-05-02')).toBeUndefined();
  });

  it('is read with title, preamble and signature around it', () => {
    const { days, findings, year } = read(NOTICE_2027);
    expect([year, findings]).toEqual([2027, []]);
    expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(28);
    expect(days.filter(({ kind }) => kind === 'make-up').map(({ date }) => date)).toEqual([
      '2027-01-31',
      '2027-02-14',
      '2027-05-08',
      '2027-09-26',
      '2027-10-09',
    ]);
  });

  it('is refused without a year, and without a day', () => {
    expect(readNotice(ISSUED[2026]!)).toMatchObject({ rejected: true, code: 'NOTICE_UNREAD' });
    expect(readNotice('关于2026年部分节假日安排的通知')).toMatchObject({ code: 'NOTICE_UNREAD' });
  });
});

/** Line 6 of the notice for 2027 made into another one; the findings that name it. */
const broken = (line: string) => read(NOTICE_2027.replace(/^二、春节.*$/m, line)).findings;
const spring = NOTICE_2027.split('\n')[5]!;

describe('a line that cannot be read or believed', () => {
  it.each([
    [
      'a sentence of another form',
      `${spring}除夕下午可以提前下班。`,
      'NOTICE-UNREAD',
      { said: '除夕下午可以提前下班' },
    ],
    [
      'a weekday that is another day’s',
      spring.replace('1月31日（周日）', '1月30日（周日）'),
      'NOTICE-WEEKDAY',
      { said: '1月30日(周日)', date: '2027-01-30' },
    ],
    [
      'a weekday at the end of a range',
      spring.replace('初七、周五', '初七、周六'),
      'NOTICE-WEEKDAY',
      { said: '12日(农历正月初七、周六)', date: '2027-02-12' },
    ],
    ['a wrong count', spring.replace('共8天', '共7天'), 'NOTICE-COUNT', { said: '7', counted: '8' }],
    [
      'a day that does not exist',
      spring.replace('2月14日（周日）', '2月30日（周日）'),
      'NOTICE-DAY',
      { said: '2月30日(周日)' },
    ],
    [
      'a range upside down',
      spring.replace('至12日', '至2月2日'),
      'NOTICE-DAY',
      { said: '2月2日(农历正月初七、周五)' },
    ],
    [
      'a weekday that is worked',
      spring.replace('2月14日（周日）', '2月15日（周一）'),
      'NOTICE-MAKE-UP',
      { date: '2027-02-15' },
    ],
    [
      'words on days it does not know',
      spring.replace('上班', '照常营业'),
      'NOTICE-UNREAD',
      { said: '1月31日(周日)、2月14日(周日)照常营业' },
    ],
  ])('%s', (_, line, code, params) => {
    expect(broken(line)).toContainEqual({ code, weight: 'error', line: 6, params });
  });

  it('is told where nothing says which festival it belongs to: an error only if it speaks of days', () => {
    const { findings } = read(`附注\n12月31日下午放假\n${NOTICE_2027}`);
    expect(findings).toEqual([
      { code: 'NOTICE-UNREAD', weight: 'note', line: 1, params: { said: '附注' } },
      { code: 'NOTICE-UNREAD', weight: 'error', line: 2, params: { said: '12月31日下午放假' } },
    ]);
  });

  it('is told for the notice as a whole: a festival that is missing, a day named twice, a day of another year', () => {
    const whole = (text: string) => read(text).findings.map(({ code, params }) => [code, params]);
    expect(whole(NOTICE_2027.replace(/^六、.*\n/m, ''))).toEqual([['NOTICE-MISSING', { name: '中秋节' }]]);
    expect(whole(NOTICE_2027.replace('9月26日（周日）、', '9月26日（周日）、9月26日（周日）、'))).toEqual([
      ['NOTICE-TWICE', { date: '2027-09-26' }],
    ]);
    expect(whole(NOTICE_2027.replace('6月9日（周三）', '2028年6月9日（周五）'))).toEqual([
      ['NOTICE-OUTSIDE', { date: '2028-06-09' }],
    ]);
  });
});

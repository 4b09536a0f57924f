import { type Bilingual, filled } from '#kernel';
import type { AlertRow } from '#supervision';
import { CLOCKS } from './terms.js';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** What rings over no running clock, as a whole sentence each; the warning before a silence decides, too. */
const WATCHES: Readonly<Record<string, Bilingual>> = {
  'off-list': said(
    '{item}：负责人签字采用清单外内容（{due}）',
    '{item}: signed by the head outside the published list ({due})',
  ),
  confirmation: said(
    '{item}：核对最迟应于{due}，到期未答复',
    '{item}: no word of a confirmation that was due on {due}',
  ),
  unclaimed: said(
    '{item}：材料齐全，至{due}仍无人认领',
    '{item}: complete, and claimed by nobody until {due}',
  ),
  'long-stop': said(
    '{item}：停止计时已过告知的恢复日{due}',
    '{item}: the stop has outlasted {due}, the day that was told',
  ),
  idle: said(
    '{item}：至{due}无人推动，也没有时限在走',
    '{item}: moved by nobody until {due}, and no limit runs',
  ),
  silence: said(
    '{item}：{due}期满，不作决定即按公布的规则视为同意',
    '{item}: at the end of {due} silence decides, by the published rule',
  ),
  'to-find': said('{item}：缺项审核最迟于{due}', '{item}: what is missing is to be found by {due}'),
  'to-notice': said('{item}：一次性告知最迟于{due}', '{item}: the notice of gaps is to be given by {due}'),
};

const WARNED = said(
  '{item}：{clock}已用{share}%，最迟应于{due}',
  '{item}: {share}% of the {clock} is used; due on {due}',
);
const OVER = said('{item}：{clock}已过，最迟应于{due}', '{item}: past the {clock}, due on {due}');
const ESCALATED = said(
  '{item}：{clock}已过 {days} 个工作日，最迟应于{due}',
  '{item}: past the {clock} for {days} working days, due on {due}',
);
const SHARES: Readonly<Record<string, string>> = { half: '50', nearly: '90' };

/** What an alert says, in both languages: of which item, which limit, and how far it is. The clocks are called as on the pages. */
export function alertWords({
  name,
  clock,
  rung,
  dueOn,
}: Pick<AlertRow, 'name' | 'clock' | 'rung' | 'dueOn'>): Bilingual {
  const step = rung.split('/').at(-1) ?? rung;
  const days = /^overdue\+(\d+)$/.exec(step)?.[1];
  const share = SHARES[step] ?? /^at-(\d+)$/.exec(step)?.[1];
  const sentence = WATCHES[step] ?? WATCHES[clock] ?? (share ? WARNED : days ? ESCALATED : OVER);
  const clocks: Readonly<Record<string, Bilingual | undefined>> = CLOCKS;
  const inWords = (language: keyof Bilingual): string => {
    const told = { item: name[language], clock: clocks[clock]?.[language] ?? clock, due: dueOn, share, days };
    return filled(sentence[language], (each) => told[each as keyof typeof told]);
  };
  return { zh: `${inWords('zh')}。`, en: `${inWords('en')}.` };
}

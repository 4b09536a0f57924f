import type { Message } from './message.js';

const SUBJECT = 60;

/** One line: what a name smuggled in must not begin a header, nor turn the line around. */
function line(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim();
}

/** Line ends stay, every other control character goes. */
function body(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\p{Bidi_Control}]|(?!\n)\p{Cc}/gu, ' ');
}

/**
 * Subject and text of a mail, Chinese first, then English: the notice's own words, or what was journalled. The applicant is led to the page
 * of the case at `publicUrl`, where the query code opens it: the code itself is in no mail.
 */
export function mailText(
  message: Message,
  publicUrl: string,
): { readonly subject: string; readonly text: string } {
  const { notice, caseId, receiptNo, topic, seq, effectiveOn } = message;
  const zh = notice?.words.zh ?? `办件有新的记录：${topic}，第 ${seq} 条，${effectiveOn}。`;
  const en = notice?.words.en ?? `The case has a new line: ${topic}, number ${seq}, ${effectiveOn}.`;
  const said = [...line(zh)];
  const short = said.length > SUBJECT ? `${said.slice(0, SUBJECT).join('')}…` : said.join('');
  const foot = `办件 case ${receiptNo ?? caseId}${notice && notice.n > 0 ? ` · 事项 item ${notice.n}` : ''}`;
  const page =
    receiptNo !== null && notice?.audience === 'applicant'
      ? `\n办件查询 status: ${publicUrl}/cases?receipt=${encodeURIComponent(receiptNo)}`
      : '';
  return {
    subject: `[并联审批] ${short}`,
    text: `${[zh, en].map(body).join('\n\n')}\n\n-- \n${foot}${page}\n`,
  };
}

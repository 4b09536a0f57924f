import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is told of a delivery; part of the sentences of notices. */
export const SERVE_NOTICES = {
  served: say('{item}的决定已于{on}送达。', 'The decision on {item} was delivered on {on}.'),
  'served-with-remedy': say(
    '{item}的决定已于{on}送达。不服的，可最迟于{reconsideration}申请行政复议，或者最迟于{suit}提起行政诉讼；法律另有规定的从其规定。',
    'The decision on {item} was delivered on {on}. Reconsideration may be asked for by {reconsideration}, a suit brought by {suit}, unless a law says otherwise.',
  ),
  'service-corrected': say(
    '{item}的送达日已更正：由{from}改为{to}（{cause}）。申请行政复议的期限到{reconsideration}，提起行政诉讼的期限到{suit}。',
    'The day on which {item} was delivered was put right: from {from} to {to} ({cause}). Reconsideration may be asked for by {reconsideration}, a suit brought by {suit}.',
  ),
  'service-announced': say(
    '{item}的决定已公告送达（{place}），到{until}期满即视为送达。',
    'The decision on {item} is served by public notice ({place}): past {until} it counts as delivered.',
  ),
  'deemed-served': say(
    '{item}的公告期满，自{on}视为送达。',
    'The public notice on {item} is over: delivered on {on}.',
  ),
} as const satisfies Record<string, Bilingual>;

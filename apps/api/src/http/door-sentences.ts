import { type Sentence, say } from './sentence.js';

/** What the door itself refuses, before anybody looks at what was meant. */
export const DOOR_SENTENCES: Readonly<Record<string, Sentence>> = {
  METHOD_NOT_ALLOWED: say(
    405,
    '此地址不接受该方法，请见 Allow 响应头。',
    'This address does not take that method: see the Allow header.',
  ),
  TOO_SLOW: say(
    408,
    '请求传输过慢，连接已断开。',
    'The request took too long to arrive: the connection was closed.',
  ),
  BODY_PACKED: say(
    415,
    '请求体不得压缩（Content-Encoding）。',
    'Bodies are taken as they are, without a Content-Encoding.',
  ),
  KEY_TWICE: say(400, '同一对象中字段名重复。', 'The same name stands twice in one object.'),
  TOO_MANY_PARTS: say(
    400,
    'JSON 的字段和元素过多（最多 {most} 个）。',
    'The JSON holds too many fields and entries ({most} at most).',
  ),
  RATE_LIMITED: say(
    429,
    '请求过于频繁，请 {seconds} 秒后再试。',
    'Too many requests: try again in {seconds} seconds.',
  ),
};

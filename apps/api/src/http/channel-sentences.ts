import { type Sentence, say } from './sentence.js';

/** Refusals of what tells people: notices, live stream, subscriptions, deliveries. */
export const CHANNEL_SENTENCES: Readonly<Record<string, Sentence>> = {
  INSTANT_INVALID: say(
    400,
    '不是有效的时刻（RFC 3339，带时区，例如 2026-10-08T09:00:00+08:00）。',
    'This is not a real instant (RFC 3339 with its zone, such as 2026-10-08T09:00:00+08:00).',
  ),
  LAST_EVENT_ID_INVALID: say(
    400,
    'Last-Event-ID 须为本接口给出的编号。',
    'Last-Event-ID is an id that this stream gave.',
  ),
  TOO_MANY_STREAMS: say(
    429,
    '同一人最多同时打开 {most} 路实时推送。',
    'One person may keep {most} live streams open.',
  ),
  STREAMS_FULL: say(429, '实时推送连接已满，请稍后再试。', 'All live streams are taken: try again later.'),
  TOPICS_MISSING: say(422, '至少订阅一个主题。', 'Subscribe to one topic at least.'),
  NO_SUCH_TOPIC: say(422, '没有这个主题，可选：{topics}。', 'There is no such topic; there are: {topics}.'),
  KINDS_WITHOUT_NOTICES: say(
    422,
    '只有订阅 notice.issued 才能限定告知种类。',
    'Kinds of notices need the topic notice.issued.',
  ),
  WEBHOOK_URL_INVALID: say(
    422,
    '不是可用的接收地址：须为 https 网址，不带 # 部分。',
    'This is no receiver: an https URL without a fragment is expected.',
  ),
  WEBHOOK_USERINFO: say(
    422,
    '接收地址不得带用户名或口令：用签名核验来源。',
    'A receiver carries no user and no password: it checks the signature.',
  ),
  WEBHOOK_NOT_HTTPS: say(422, '接收地址须用 https。', 'A receiver speaks https.'),
  WEBHOOK_PORT: say(422, '接收地址的端口只能是 443 或 8443。', 'A receiver listens on port 443 or 8443.'),
  WEBHOOK_HOST_INWARD: say(
    422,
    '接收地址须为公网域名，不得为 IP 地址或内网名称。',
    'A receiver has a public name; addresses and names of an inner network are refused.',
  ),
  MAIL_ADDRESS_INVALID: say(422, '不是有效的邮箱地址。', 'This is not a plain mail address.'),
  MAIL_NOT_CONFIGURED: say(
    422,
    '本系统没有配置邮件服务器（SMTP_URL），不能订阅邮件。',
    'No mail server is named here (SMTP_URL): mail cannot be subscribed.',
  ),
  SUBSCRIBED_ALREADY: say(409, '本机构已订阅该地址。', 'Your organ has subscribed this already.'),
  TOO_MANY_SUBSCRIPTIONS: say(
    409,
    '本机构的订阅已达上限（{most}）。',
    'Your organ has its {most} subscriptions already.',
  ),
  SUBSCRIPTION_ENDED: say(409, '该订阅已终止。', 'The subscription has ended.'),
  ROTATION_UNDER_WAY: say(
    409,
    '上一次更换密钥尚未结束；previousHours 为 0 可立即作废旧密钥。',
    'An older secret still signs: wait for its end, or end it at once with previousHours 0.',
  ),
  DELIVERY_UNDER_WAY: say(409, '正在投递，请稍后再试。', 'It is being delivered at this moment: try again.'),
};

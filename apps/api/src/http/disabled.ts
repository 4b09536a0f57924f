import type { Bilingual } from '#kernel';
import type { SubscriptionRow } from '#messaging';

/** What an organ is told of a channel that was given up, where it reads its channels. */
export const DISABLED: Readonly<Record<NonNullable<SubscriptionRow['disabledReason']>, Bilingual>> = {
  gone: {
    zh: '接收端答复 410（不再接收），已停止向其投递。修复后可对任一失败的投递请求重新投递，送达即恢复；或另行订阅。',
    en: 'The receiver answered 410 (gone): nothing is sent to it any more. Once it is mended, ask for the redelivery of any failed delivery, and with its arrival the subscription hears again; or subscribe anew.',
  },
  failing: {
    zh: '连续三天未能送达，已停止向其投递。修复后可对任一失败的投递请求重新投递，送达即恢复；或另行订阅。',
    en: 'Nothing has arrived for three days: nothing is sent to it any more. Once it is mended, ask for the redelivery of any failed delivery, and with its arrival the subscription hears again; or subscribe anew.',
  },
};

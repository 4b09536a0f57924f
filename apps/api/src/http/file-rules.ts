import type { Bilingual } from '#kernel';

/** What a name or an archive that is handed in breaks; part of `RULES`. */
export const FILE_RULES: Readonly<Record<string, Bilingual>> = {
  'name-empty': { zh: '没有文件名', en: 'there is none' },
  'name-too-long': { zh: '文件名超过 200 字', en: 'it is longer than 200 characters' },
  'name-control': { zh: '文件名含有控制字符', en: 'it holds control characters' },
  'name-direction': {
    zh: '文件名含有改变文字方向或不可见的字符',
    en: 'it holds characters that are invisible or turn the reading direction',
  },
  'name-path': { zh: '文件名不得含有路径', en: 'it holds parts of a path' },
  'name-edge': {
    zh: '文件名不得以空格开头、以空格或点结尾',
    en: 'it begins or ends with a blank, or ends with a point',
  },
  'name-device': { zh: '文件名是系统保留的设备名', en: 'it is the name of a device' },
  'name-double': {
    zh: '文件名含有可执行或网页文件的扩展名',
    en: 'a second extension stands in it, of a program or a page',
  },
  'archive-bomb': { zh: '解开后过大（压缩炸弹）', en: 'it would unpack to far too much' },
  'archive-odd': {
    zh: '目录与内容不符，或指向文件之外',
    en: 'its directory does not fit its content, or leads outside',
  },
  'archive-encrypted': { zh: '文件已加密', en: 'it is encrypted' },
  'archive-macros': { zh: '文件含有宏', en: 'it holds macros' },
};

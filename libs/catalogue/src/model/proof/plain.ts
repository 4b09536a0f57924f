/** Traditional characters of the words that the lint knows, and beside each the simplified one. */
const TRADITIONAL =
  '許證復備審書環評關門開發後來將須應當請補報資規劃設計築驗認執號據結論對決無與產權國電業項務辦單總質監測災險氣護農準稅會議員園區廠達過還這個處為於從僅經給續領預題類齊營條檔蓋簽養貳階級範圍實現點頭繳納隨體約團聯機構檢閱調統礦壓樣';
const SIMPLIFIED =
  '许证复备审书环评关门开发后来将须应当请补报资规划设计筑验认执号据结论对决无与产权国电业项务办单总质监测灾险气护农准税会议员园区厂达过还这个处为于从仅经给续领预题类齐营条档盖签养贰阶级范围实现点头缴纳随体约团联机构检阅调统矿压样';

const SIMPLE = new Map([...TRADITIONAL].map((letter, at) => [letter, [...SIMPLIFIED][at] ?? letter]));

/**
 * The text as the lint reads it: full-width and compatibility forms folded, traditional characters simplified, lower case, and
 * nothing but letters and digits, so that no space, dot or invisible character parts a word.
 */
export function plain(text: string): string {
  const folded = [...text.normalize('NFKC')].map((letter) => SIMPLE.get(letter) ?? letter).join('');
  // 覆 is simplified as 复 in a reply, and stays in 压覆.
  return folded
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/([批答回函])覆|覆(?=函)/g, '$1复');
}

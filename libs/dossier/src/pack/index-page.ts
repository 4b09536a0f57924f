/** A file of the pack, with the digest of its bytes. */
export interface PackedPart {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Holds internal opinions: for the reviewing body, not for the parties. */
  readonly internal: boolean;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (each) => `&#${each.codePointAt(0) ?? 32};`);

/** The list of what is in the pack, for people. No script, no style from outside: it is opened from a disk. */
export function indexPage(receiptNo: string, madeAt: string, parts: readonly PackedPart[]): string {
  const rows = parts.map(
    ({ name, zh, en, sha256, bytes, internal }) =>
      `<tr><td><a href="${escaped(encodeURI(name))}">${escaped(name)}</a></td><td>${escaped(zh)}<br>${escaped(en)}${
        internal ? '<br><strong>内部材料 internal</strong>' : ''
      }</td><td>${bytes}</td><td><code>${sha256}</code></td></tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>${escaped(receiptNo)} 行政复议案卷</title>
<h1>行政复议案卷 Reconsideration pack</h1>
<p>收件编号 receipt ${escaped(receiptNo)} · 生成于 made at ${escaped(madeAt)}</p>
<table border="1" cellpadding="4"><tr><th>文件 file</th><th>内容 what it is</th><th>字节 bytes</th><th>SHA-256</th></tr>
${rows.join('\n')}
</table>
<p>如何校验，见 verify.txt · how to verify: verify.txt</p></html>
`;
}

/** How the reviewing body checks the pack without us. */
export const VERIFY_SHEET = `如何校验本案卷

1. 各文件的 SHA-256 应与 index.json 所列相同（例如 sha256sum）。
2. journal.jsonl 每行是一条办理记录；line 为所述内容，其中个人信息以位次代替，原文在 detail，detail 的摘要写在 line 中。
3. entries.jsonl 每行是该记录在总账中的一个条目：SHA-256（before 的字节，接 bound 的 UTF-8）应等于 link；bound 末尾就是 line。
4. head.json 是覆盖这些条目的签名链头（Ed25519，RFC 8785）；公钥见 /public/v1/seal-key，历次链头见 /public/v1/seals。
   整条链可由 npm run journal -- verify 校验；请与自己留存的链头对照。
5. receipts/ 下的期限说明可由 npm run receipt -- verify <文件> 重算。

How to verify this pack

1. The SHA-256 of each file is the one in index.json (for instance by sha256sum).
2. Each line of journal.jsonl is an act: "line" is what it says, with numbers in the place of personal texts; the texts are in "detail",
   whose digest the line holds.
3. Each line of entries.jsonl is an entry of the ledger: SHA-256 over the bytes of "before" and the UTF-8 of "bound" is "link"; "bound" ends
   with the line.
4. head.json is the signed head that covers them (Ed25519, RFC 8785); key: /public/v1/seal-key, heads: /public/v1/seals. The whole chain is
   verified by npm run journal -- verify; hold it against heads you have kept yourself.
5. The receipts of deadlines under receipts/ are computed again by npm run receipt -- verify <file>.
`;

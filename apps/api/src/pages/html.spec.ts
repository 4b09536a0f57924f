import { describe, expect, it } from '@jest/globals';
import { asLink, html, trusted } from './html.js';

describe('a template', () => {
  it('lets no text out as markup, in content or in attributes', () => {
    const evil = `"><img src=x onerror='alert(1)'>&amp;`;
    expect(String(html`<a title="${evil}">${evil}</a>`)).toBe(
      '<a title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;">&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;</a>',
    );
  });

  it('takes pieces, lists of pieces and nothing', () => {
    const list = ['a', 'b<'].map((each) => html`<li>${each}</li>`);
    expect(String(html`<ul>${list}</ul>${null}${undefined}${false}${0}`)).toBe(
      '<ul><li>a</li><li>b&lt;</li></ul>0',
    );
    expect(String(html`${trusted('<svg></svg>')}`)).toBe('<svg></svg>');
  });

  it('writes no published text by its own backslashes', () => {
    expect(String(html`${'\\u003c'}`)).toBe('\\u003c');
  });
});

describe('an address that was published', () => {
  it.each([
    ['https://www.gov.cn/x?a=1', true],
    ['HTTP://a.b', true],
    ['javascript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['github:LawRefBook/Laws', false],
    ['//evil.example', false],
    ['https://a b', false],
  ])('%s may be followed: %s', (address, good) => {
    expect(asLink(address) !== null).toBe(good);
  });
});

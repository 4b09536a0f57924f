const LONGEST = 254;
/** The dot-atom of RFC 5322 before the @, a host name behind it: no quotes, no comments, no list, no line end. */
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** True for one plain mail address that can stand in a header and in an SMTP command as it is. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && text.indexOf('@') <= 64 && ADDRESS.test(text);
}

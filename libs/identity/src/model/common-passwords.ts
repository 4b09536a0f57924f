/**
 * Common passwords as far as they can be long enough here, in lower case and without the digits people add; and the words that
 * whoever guesses at this product tries first. Patterns (runs, repetitions, the name itself) are found by rule.
 */
export const COMMON: ReadonlySet<string> = new Set(
  `
  passwordpassword password1234 password12345 password123456 mypassword123 administrator adminadmin adminadminadmin
  iloveyouiloveyou iloveyouforever letmeinletmein welcomewelcome welcometotheclub changemechangeme changemenow
  qwertyuiop123 qwerty123456 qwertyqwerty 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc q1w2e3r4t5y6 zaq12wsxcde3 asdfghjkl123
  trustno1trustno1 superman1234 batmanbatman footballfootball baseballbaseball liverpoolfc manchesterunited
  correcthorsebatterystaple thisisapassword thisismypassword secretsecret secretpassword topsecretpassword
  default default1234 testtesttest test12345678 guestguestguest rootrootroot masterpassword
  woaini1314520 woaini520 5201314520131 woaiwojia woaizhongguo zhongguo zhongguorenmin renminfuwu weirenminfuwu
  wodemima mimamima mima12345678 guanliyuan admin@12345678 admin123456789 a123456789012 aa123456789012 abc123456789
  shenpi shenpishenpi binglianshenpi yizhanshi yizhanshishenpi yichuangshouli onewindow onestopapproval
  onestopparallelapproval xining qinghai qinghaixining gongyeyuanqu yuanquguanweihui kaifaqu
  xingzhengxuke zhengwufuwu zhengwufuwuzhongxin
  `
    .trim()
    .split(/\s+/),
);

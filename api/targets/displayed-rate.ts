/** More than counted ratings ever need to tell a rate from its target. */
const mostDecimals = 12;

/**
 * A rate in [0, 1] as a percentage in words of the page: "92,5 %" (vi, no-break space) or "92.5%" (en).
 * One decimal, none when it is zero; more where rounding would carry the rate across its target
 * (in [0, 1], or null), up to 100 % or down to 0 %.
 */
export function displayedRate(rate: number, threshold: number | null, locale: 'vi' | 'en'): string {
  const keepsItsSide = (shown: number) =>
    (threshold === null || shown >= threshold === rate >= threshold) &&
    (shown === 1) === (rate === 1) &&
    (shown === 0) === (rate === 0);

  for (let decimals = 1; decimals <= mostDecimals; decimals++) {
    const parts = rounded(rate, decimals);
    if (keepsItsSide(parts / perOne(decimals))) return percent(parts, decimals, locale);
  }
  const parts = rounded(rate, mostDecimals);
  const cut = parts / perOne(mostDecimals) > rate ? parts - 1 : parts + 1;
  return percent(cut, mostDecimals, locale);
}

/** How many parts of the last decimal of a percentage make a rate of 1. */
function perOne(decimals: number): number {
  return 10 ** (decimals + 2);
}

function rounded(rate: number, decimals: number): number {
  // 15 digits first: a half that binary fractions hold a hair too low still rounds up.
  return Math.round(Number((rate * perOne(decimals)).toPrecision(15)));
}

function percent(parts: number, decimals: number, locale: 'vi' | 'en'): string {
  const digits = String(parts).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const [comma, sign] = locale === 'vi' ? [',', '\u00a0%'] : ['.', '%'];
  return (fraction === '' ? whole : whole + comma + fraction) + sign;
}

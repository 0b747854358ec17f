const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The address that an authenticator reads from the QR code, as the library writes it (six digits, 30 seconds). */
export function otpauthAddress(secret: string, email: string): string {
  const query = new URLSearchParams({
    secret: base32(secret),
    issuer: 'Lắng Nghe',
    digits: '6',
    period: '30',
  });
  return `otpauth://totp/${encodeURIComponent('Lắng Nghe')}:${encodeURIComponent(email)}?${query}`;
}

/** The secret of such an address, in groups of four to type. */
export const typedSecret = (address: string): string =>
  (new URL(address).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ');

/** RFC 4648, without padding. */
function base32(text: string): string {
  const bits = [...new TextEncoder().encode(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** The network of an office that its visitors may use; it is printed and nowhere kept. */
export interface Wifi {
  name: string;
  /** '' for an open network. */
  password: string;
}

/** What phones take for "join this network" (ZXing's MECARD-like form, understood by Android 10 and iOS 11). */
export const wifiQr = ({ name, password }: Wifi): string =>
  password ? `WIFI:T:WPA;S:${escaped(name)};P:${escaped(password)};;` : `WIFI:T:nopass;S:${escaped(name)};;`;

const escaped = (value: string) => value.replace(/[\\;,:"]/g, '\\$&');

/** What is typed at the server and at the device; `$URL` stands for the address of this installation. */
export const commands = {
  ownTls: `TLS_CERT=/etc/lang-nghe/server.crt \\
TLS_KEY=/etc/lang-nghe/server.key \\
PORT=443 PUBLIC_URL=https://$HOST npm start`,
  ownAuthority: `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \\
  -subj "/CN=CA noi bo" -keyout ca.key -out ca.crt
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \\
  -subj "/CN=$HOST" -keyout server.key -out server.csr
printf "subjectAltName=$SAN\\nextendedKeyUsage=serverAuth\\n" > server.ext
openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 397 \\
  -extfile server.ext -out server.crt`,
  trustOnLinux: 'certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n lang-nghe -i ca.crt',
  onServer: 'http://localhost:8080/kiosk/',
  chromium: `chromium --kiosk --app=$URL/kiosk/ --noerrdialogs --no-first-run \\
  --disable-pinch --overscroll-history-navigation=0 --disable-session-crashed-bubble \\
  --autoplay-policy=no-user-gesture-required`,
  chromeOnWindows: `"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" --kiosk --app=$URL/kiosk/ --no-first-run --disable-pinch --overscroll-history-navigation=0`,
} as const;

export type Command = keyof typeof commands;

/** A command as it is typed for the address of this installation. */
export function commandFor(command: Command, publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.includes(':');
  return commands[command]
    .replaceAll('$URL', publicUrl)
    .replaceAll('$SAN', `${isAddress ? 'IP' : 'DNS'}:${hostname.replace(/^\[|\]$/g, '')}`)
    .replaceAll('$HOST', hostname);
}

/** Pages of vendors from which steps were taken that nobody here has tried. */
export const sources = {
  chromium: {
    name: 'Chromium, content_switches.cc',
    url: 'https://chromium.googlesource.com/chromium/src/+/main/content/public/common/content_switches.cc',
  },
  chromeCertificates: {
    name: 'Chromium, Linux Cert Management',
    url: 'https://chromium.googlesource.com/chromium/src/+/main/docs/linux/cert_management.md',
  },
  secureContexts: {
    name: 'MDN, Secure contexts',
    url: 'https://developer.mozilla.org/docs/Web/Security/Secure_Contexts',
  },
  edge: {
    name: 'Microsoft, Configure Microsoft Edge kiosk mode',
    url: 'https://learn.microsoft.com/deployedge/microsoft-edge-configure-kiosk-mode',
  },
  shellLauncher: {
    name: 'Microsoft, What is Shell Launcher?',
    url: 'https://learn.microsoft.com/windows/configuration/shell-launcher/',
  },
  androidPinning: {
    name: 'Google, Pin & unpin screens',
    url: 'https://support.google.com/android/answer/9455138',
  },
  androidCertificates: {
    name: 'Google, Add & remove certificates',
    url: 'https://support.google.com/pixelphone/answer/2844832',
  },
  guidedAccess: {
    name: 'Apple, Use Guided Access',
    url: 'https://support.apple.com/111795',
  },
  iosCertificates: {
    name: 'Apple, Trust manually installed certificate profiles',
    url: 'https://support.apple.com/102390',
  },
  webkitStorage: {
    name: 'WebKit, Full Third-Party Cookie Blocking and More',
    url: 'https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/',
  },
} as const;

export type Source = keyof typeof sources;

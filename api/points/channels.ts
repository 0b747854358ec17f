export const channels = ['qr', 'kiosk', 'link', 'assisted'] as const;
export type Channel = (typeof channels)[number];

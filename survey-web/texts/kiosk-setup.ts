import { setupBegins } from './kiosk-setup-begin.ts';
import { setupLocks } from './kiosk-setup-lock.ts';

const vi = {
  title: 'Cài đặt máy tại quầy',
  lead: 'Biến một máy tính bảng hoặc màn hình chạm thành nơi người dân chấm điểm ngay tại quầy, kể cả khi mất mạng. Mất khoảng 15 phút.',
  print: 'Bấm Ctrl + P (máy Mac: ⌘ + P) để in trang này.',
  contents: 'Trong trang này',
  address: 'Địa chỉ mở trên máy',
  secure: 'Địa chỉ này là https: dùng được ngay.',
  local:
    'Địa chỉ này chỉ mở được trên chính máy chủ. Muốn dùng máy tính bảng, xin đặt PUBLIC_URL và làm phần 1.',
  plain:
    'Địa chỉ này là http, chưa có mã hóa: trình duyệt không cho ứng dụng giữ khóa và câu trả lời, nên máy tại quầy chưa dùng được. Xin làm phần 1 trước.',
  tried: 'Đã thử',
  triedMeans: 'Chính người làm phần mềm đã thử, với Chromium 156 trên Debian 12.',
  vendor: 'Theo trang của hãng',
  vendorMeans: 'Lấy từ hướng dẫn của hãng, chưa tự thử. Tên mục có thể khác theo đời máy.',
  marks: 'Dấu bên cạnh mỗi bước',
  parts: [...setupBegins.vi, ...setupLocks.vi],
};

const en: typeof vi = {
  title: 'Set up a counter kiosk',
  lead: 'Make a tablet or touch screen the place where people rate right at the counter, also while the network is down. It takes about 15 minutes.',
  print: 'Press Ctrl + P (Mac: ⌘ + P) to print this page.',
  contents: 'On this page',
  address: 'Address to open on the device',
  secure: 'This address is https: it can be used as it is.',
  local:
    'This address can be opened on the server itself only. For a tablet set PUBLIC_URL and follow part 1.',
  plain:
    'This address is plain http: browsers then let the app keep neither keys nor answers, so a kiosk cannot be used yet. Please follow part 1 first.',
  tried: 'Tried',
  triedMeans: 'Tried by the makers of this software, with Chromium 156 on Debian 12.',
  vendor: 'From the vendor',
  vendorMeans: 'Taken from the vendor’s pages, not tried by us. Names of menus differ between models.',
  marks: 'Marks beside the steps',
  parts: [...setupBegins.en, ...setupLocks.en],
};

export const kioskSetupTexts = { vi, en };

import type { SetupPart } from '../kiosk/setup-part.ts';

/** A secure address, and pairing. */
export const setupBegins: Record<'vi' | 'en', SetupPart[]> = {
  vi: [
    {
      id: 'https',
      title: '1. Địa chỉ https',
      lead: 'Chọn một trong bốn cách. Bấm bỏ qua cảnh báo chứng thư của trình duyệt là không đủ: ứng dụng sẽ không chạy khi mất mạng.',
      steps: [
        {
          text: 'Trình duyệt chỉ cho phép khóa riêng, bộ nhớ bền và chạy ngoại tuyến ở địa chỉ https, hoặc ở localhost.',
          by: 'secureContexts',
        },
        {
          text: 'Cách A. Cơ quan đã có cổng vào (nginx, Caddy…) với chứng thư: để nó chuyển tiếp về máy chủ, đặt PUBLIC_URL là địa chỉ https và TRUST_PROXY=1.',
        },
        {
          text: 'Cách B. Máy chủ tự nói https bằng chứng thư sẵn có. Tệp được gia hạn trên đĩa sẽ được dùng trong vòng mười phút, không phải khởi động lại.',
          code: 'ownTls',
          by: 'tried',
        },
        {
          text: 'Cách C. Mạng nội bộ không có tên miền: tự lập một CA, ký chứng thư cho máy chủ, rồi cài ca.crt vào từng máy tại quầy. Xin giữ ca.key ở nơi an toàn, ngoài máy chủ.',
          code: 'ownAuthority',
          by: 'tried',
        },
        {
          text: 'Cài ca.crt trên Debian, Ubuntu (gói libnss3-tools):',
          code: 'trustOnLinux',
          by: 'chromeCertificates',
        },
        {
          text: 'Cài ca.crt trên Android: Cài đặt › Bảo mật › Mã hóa và thông tin xác thực › Cài đặt chứng chỉ › Chứng chỉ CA.',
          by: 'androidCertificates',
        },
        {
          text: 'Cài ca.crt trên iPad: mở tệp, cài hồ sơ, rồi vào Cài đặt › Cài đặt chung › Giới thiệu › Cài đặt tin cậy chứng nhận và bật chứng nhận đó.',
          by: 'iosCertificates',
        },
        {
          text: 'Cách D. Màn hình chạm nối thẳng vào máy chủ: mở địa chỉ localhost, không cần chứng thư.',
          code: 'onServer',
          by: 'tried',
        },
      ],
    },
    {
      id: 'ghep',
      title: '2. Ghép máy với điểm khảo sát',
      steps: [
        {
          text: 'Dùng một tài khoản (hồ sơ trình duyệt) bình thường. Không dùng cửa sổ ẩn danh, không bật “xóa dữ liệu khi đóng”: máy sẽ quên việc ghép và cả những câu trả lời chưa gửi.',
        },
        {
          text: 'Trên iPad: mở địa chỉ bằng Safari, chọn Chia sẻ › Thêm vào Màn hình chính, rồi mở từ biểu tượng vừa tạo và ghép ở đó. Ghép trong Safari thì dữ liệu có thể bị xóa sau bảy ngày không dùng.',
          by: 'webkitStorage',
        },
        {
          text: 'Trên Android: mở bằng Chrome, chọn ⋮ › Thêm vào màn hình chính (Cài đặt ứng dụng), rồi mở từ biểu tượng đó.',
        },
        {
          text: 'Ở trang quản lý của đơn vị, mở Máy tại quầy › Ghép một máy, chọn điểm khảo sát. Mã gồm 8 ký tự, dùng một lần trong 10 phút.',
        },
        { text: 'Gõ mã vào máy. Máy hiện tên đơn vị là đã xong; mạng có mất sau đó máy vẫn chạy.' },
      ],
    },
  ],
  en: [
    {
      id: 'https',
      title: '1. An https address',
      lead: 'Choose one of four ways. Clicking away a browser’s warning about a certificate is not enough: the app would not run offline.',
      steps: [
        {
          text: 'Browsers give keys, lasting storage and offline use only at an https address, or at localhost.',
          by: 'secureContexts',
        },
        {
          text: 'Way A. You have a proxy (nginx, Caddy…) with a certificate: let it pass requests on, set PUBLIC_URL to the https address and TRUST_PROXY=1.',
        },
        {
          text: 'Way B. The server speaks https itself with a certificate that you have. Files renewed on the disk are taken within ten minutes, without a restart.',
          code: 'ownTls',
          by: 'tried',
        },
        {
          text: 'Way C. A network of your own without a domain: make an authority of your own, sign a certificate for the server, and install ca.crt on each kiosk. Keep ca.key in a safe place, not on the server.',
          code: 'ownAuthority',
          by: 'tried',
        },
        {
          text: 'Install ca.crt on Debian or Ubuntu (package libnss3-tools):',
          code: 'trustOnLinux',
          by: 'chromeCertificates',
        },
        {
          text: 'Install ca.crt on Android: Settings › Security › Encryption & credentials › Install a certificate › CA certificate.',
          by: 'androidCertificates',
        },
        {
          text: 'Install ca.crt on an iPad: open the file, install the profile, then Settings › General › About › Certificate Trust Settings, and turn it on there.',
          by: 'iosCertificates',
        },
        {
          text: 'Way D. A touch screen connected to the server itself: open the address at localhost, no certificate needed.',
          code: 'onServer',
          by: 'tried',
        },
      ],
    },
    {
      id: 'ghep',
      title: '2. Pair the device with its point',
      steps: [
        {
          text: 'Use an ordinary browser profile: no private window, no “clear data on exit”. Otherwise the device forgets its pairing and the answers not sent yet.',
        },
        {
          text: 'On an iPad: open the address in Safari, choose Share › Add to Home Screen, open it from that icon and pair there. Paired inside Safari, its data may be deleted after seven days without use.',
          by: 'webkitStorage',
        },
        {
          text: 'On Android: open it in Chrome, choose ⋮ › Add to Home screen (Install app), and open it from that icon.',
        },
        {
          text: 'In the console of the unit open Kiosks › Pair a device and choose the point. The code has 8 characters and works once within 10 minutes.',
        },
        {
          text: 'Type the code on the device. Once it shows the unit’s name it is ready, and runs on without a network.',
        },
      ],
    },
  ],
};

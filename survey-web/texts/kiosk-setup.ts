import type { Command, Source } from '../kiosk/setup-commands.ts';

interface Step {
  text: string;
  code?: Command;
  /** Who says so: tried by the makers of this software, or the page of a vendor; neither for what needs no proof. */
  by?: 'tried' | Source;
}

interface Part {
  id: string;
  title: string;
  lead?: string;
  steps: Step[];
}

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
  parts: [
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
        { text: 'Cài ca.crt trên Debian, Ubuntu (gói libnss3-tools):', code: 'trustOnLinux', by: 'chromeCertificates' },
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
        { text: 'Trên Android: mở bằng Chrome, chọn ⋮ › Thêm vào màn hình chính (Cài đặt ứng dụng), rồi mở từ biểu tượng đó.' },
        {
          text: 'Ở trang quản lý của đơn vị, mở Máy tại quầy › Ghép một máy, chọn điểm khảo sát. Mã gồm 8 ký tự, dùng một lần trong 10 phút.',
        },
        { text: 'Gõ mã vào máy. Máy hiện tên đơn vị là đã xong; mạng có mất sau đó máy vẫn chạy.' },
      ],
    },
    {
      id: 'chromium',
      title: '3. Khóa màn hình: Linux',
      steps: [
        {
          text: 'Cho lệnh này chạy khi đăng nhập. Chromium mở toàn màn hình, không thanh địa chỉ, không phóng to bằng hai ngón, không vuốt ngang để quay lại.',
          code: 'chromium',
          by: 'tried',
        },
        {
          text: '--disable-pinch và --overscroll-history-navigation=0 tắt cử chỉ của ngón tay; ở đây chỉ thử được rằng Chromium nhận các cờ này, không có màn hình chạm thật.',
          by: 'chromium',
        },
        { text: 'Đặt máy tự đăng nhập một tài khoản riêng, tắt khóa màn hình và tắt chế độ ngủ.' },
      ],
    },
    {
      id: 'windows',
      title: '4. Khóa màn hình: Windows',
      steps: [
        {
          text: 'Không dùng chế độ kiosk của Edge (kể cả mục “Thiết lập kiosk” trong Cài đặt Windows): nó luôn chạy InPrivate, nên mỗi lần khởi động lại là mất việc ghép và câu trả lời chưa gửi.',
          by: 'edge',
        },
        {
          text: 'Dùng Google Chrome với hồ sơ bình thường, cho lệnh này vào Startup của một tài khoản người dùng thường:',
          code: 'chromeOnWindows',
          by: 'chromium',
        },
        {
          text: 'Bản Windows Enterprise, Education: Shell Launcher thay màn hình nền bằng chính lệnh đó.',
          by: 'shellLauncher',
        },
      ],
    },
    {
      id: 'android',
      title: '5. Khóa màn hình: Android',
      steps: [
        {
          text: 'Cài đặt › Bảo mật › Ghim ứng dụng: bật, và bật “Hỏi mã PIN trước khi bỏ ghim”. Mở ứng dụng, vào màn hình gần đây, chạm biểu tượng ứng dụng › Ghim.',
          by: 'androidPinning',
        },
        { text: 'Để màn hình luôn sáng khi cắm sạc; tắt thông báo.' },
      ],
    },
    {
      id: 'ipad',
      title: '6. Khóa màn hình: iPad',
      steps: [
        {
          text: 'Cài đặt › Trợ năng › Truy cập được hướng dẫn: bật, đặt mật mã, đặt Tự động khóa là Không bao giờ. Mở ứng dụng, bấm ba lần nút nguồn (hoặc nút Home), chọn Bắt đầu.',
          by: 'guidedAccess',
        },
      ],
    },
    {
      id: 'kiem-tra',
      title: '7. Kiểm tra trước khi giao quầy',
      steps: [
        { text: 'Tắt mạng, chấm thử một lần, bật mạng lại: trang Máy tại quầy phải báo xanh, hàng đợi 0.' },
        { text: 'Tắt máy rồi bật lại: ứng dụng phải tự mở, không hỏi ghép lại.' },
        { text: 'Ngồi xe lăn hoặc đứng đều với tới; màn hình không quay về phía cán bộ.' },
        { text: 'Câu trả lời thử là câu trả lời thật: xin thử trước ngày bắt đầu lấy ý kiến.' },
        {
          text: 'Nếu mạng không trở lại: trên máy, mở phần dành cho cán bộ và xuất hàng đợi ra tệp; nhập tệp ở trang Máy tại quầy. Nhập hai lần cũng chỉ tính một lần.',
        },
      ],
    },
  ] as Part[],
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
  parts: [
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
        { text: 'Install ca.crt on Debian or Ubuntu (package libnss3-tools):', code: 'trustOnLinux', by: 'chromeCertificates' },
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
        { text: 'On Android: open it in Chrome, choose ⋮ › Add to Home screen (Install app), and open it from that icon.' },
        {
          text: 'In the console of the unit open Kiosks › Pair a device and choose the point. The code has 8 characters and works once within 10 minutes.',
        },
        { text: 'Type the code on the device. Once it shows the unit’s name it is ready, and runs on without a network.' },
      ],
    },
    {
      id: 'chromium',
      title: '3. Lock the screen: Linux',
      steps: [
        {
          text: 'Run this at sign-in. Chromium opens full screen, without an address bar, without zoom by two fingers and without going back by a swipe.',
          code: 'chromium',
          by: 'tried',
        },
        {
          text: '--disable-pinch and --overscroll-history-navigation=0 turn gestures off; without a real touch screen we could only try that Chromium takes these flags.',
          by: 'chromium',
        },
        { text: 'Let the machine sign in to an account of its own; turn off screen lock and sleep.' },
      ],
    },
    {
      id: 'windows',
      title: '4. Lock the screen: Windows',
      steps: [
        {
          text: 'Do not use Edge’s kiosk mode (nor “Set up a kiosk” in Windows Settings): it always runs InPrivate, so that each restart loses the pairing and the answers not sent yet.',
          by: 'edge',
        },
        {
          text: 'Use Google Chrome with an ordinary profile; put this into Startup of a standard user’s account:',
          code: 'chromeOnWindows',
          by: 'chromium',
        },
        {
          text: 'Windows Enterprise and Education: Shell Launcher puts that command in place of the desktop.',
          by: 'shellLauncher',
        },
      ],
    },
    {
      id: 'android',
      title: '5. Lock the screen: Android',
      steps: [
        {
          text: 'Settings › Security › App pinning: turn it on, with “Ask for PIN before unpinning”. Open the app, go to recent screens, tap the app’s icon › Pin.',
          by: 'androidPinning',
        },
        { text: 'Keep the screen on while charging; turn notifications off.' },
      ],
    },
    {
      id: 'ipad',
      title: '6. Lock the screen: iPad',
      steps: [
        {
          text: 'Settings › Accessibility › Guided Access: turn it on, set a passcode, set Display Auto-Lock to Never. Open the app, press the top (or Home) button three times, tap Start.',
          by: 'guidedAccess',
        },
      ],
    },
    {
      id: 'kiem-tra',
      title: '7. Check before it goes to the counter',
      steps: [
        { text: 'Turn the network off, rate once, turn it on again: the page Kiosks must show green and a queue of 0.' },
        { text: 'Switch the device off and on: the app must open by itself, without asking to be paired.' },
        { text: 'It can be reached from a wheelchair and standing; the screen does not face the officer.' },
        { text: 'Answers given as a trial are real answers: try before the day on which you begin.' },
        {
          text: 'If the network never returns: open the part for staff on the device and export the queue to a file; import it on the page Kiosks. Imported twice, it counts once.',
        },
      ],
    },
  ],
};

export const kioskSetupTexts = { vi, en };

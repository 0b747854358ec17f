import type { SetupPart } from '../kiosk/setup-part.ts';

/** How a device is kept to the app alone, and what to check at the end. */
export const setupLocks: Record<'vi' | 'en', SetupPart[]> = {
  vi: [
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
  ],
  en: [
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
        {
          text: 'Turn the network off, rate once, turn it on again: the page Kiosks must show green and a queue of 0.',
        },
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

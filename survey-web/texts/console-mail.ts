/** Letters are in both languages: nobody knows yet which one the reader prefers. */
export const letters = {
  invitation: (link: string, by: string) => ({
    subject: 'Lời mời tham gia Lắng Nghe / Invitation to Lắng Nghe',
    text: `Kính gửi Ông/Bà,

${by} mời Ông/Bà cùng quản lý khảo sát ý kiến người dân trên Lắng Nghe.
Xin mở liên kết sau để tạo tài khoản. Liên kết dùng một lần, có hạn 7 ngày:

${link}

Nếu không chờ lời mời này, xin bỏ qua thư.

--
${by} invites you to help run surveys on Lắng Nghe. Please open the link above to make your account.
It works once, for 7 days. If you did not expect it, please ignore this letter.
`,
  }),
  reset: (link: string) => ({
    subject: 'Đặt lại mật khẩu Lắng Nghe / New password for Lắng Nghe',
    text: `Kính gửi Ông/Bà,

Xin mở liên kết sau để đặt mật khẩu mới. Liên kết dùng một lần, có hạn 2 giờ:

${link}

Nếu Ông/Bà không yêu cầu, xin bỏ qua thư: mật khẩu cũ vẫn giữ nguyên.

--
Please open the link above to set a new password. It works once, for 2 hours.
If you did not ask for it, please ignore this letter: your password stays as it is.
`,
  }),
};

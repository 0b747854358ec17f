import type { Permission } from '../../api/accounts/permissions.ts';
import type { Text } from '../../api/text.ts';

export interface Door {
  path: string;
  permission: Permission;
  name: Text;
  /** Pages that are reached through its page: the door stays marked there. */
  behind?: string[];
}

/** The pages of a unit, in the order of the day's work; shown to whom they are open. */
export const unitDoors: Door[] = [
  { path: '/petitions', permission: 'petitions.read', name: { vi: 'Phản ánh', en: 'Petitions' } },
  {
    path: '/results',
    permission: 'results.public',
    name: { vi: 'Kết quả', en: 'Results' },
    behind: ['/week'],
  },
  { path: '/board', permission: 'results.public', name: { vi: 'Bảng chỉ tiêu', en: 'Targets board' } },
  { path: '/website', permission: 'results.public', name: { vi: 'Gắn lên website', en: 'Website' } },
  { path: '/comments', permission: 'comments.read', name: { vi: 'Ý kiến', en: 'Comments' } },
  { path: '/actions', permission: 'actions.read', name: { vi: 'Việc cải thiện', en: 'Actions' } },
  { path: '/alerts', permission: 'alerts.read', name: { vi: 'Cảnh báo', en: 'Alerts' } },
  { path: '/points', permission: 'points.read', name: { vi: 'Điểm khảo sát', en: 'Points' } },
  { path: '/kiosks', permission: 'kiosks.read', name: { vi: 'Máy tại quầy', en: 'Kiosks' } },
  { path: '/stickers', permission: 'petitions.edit', name: { vi: 'Tem phản ánh', en: 'Stickers' } },
  { path: '/entry', permission: 'entry.write', name: { vi: 'Nhập phiếu', en: 'Enter forms' } },
  {
    path: '/campaigns',
    permission: 'campaigns.read',
    name: { vi: 'Đợt khảo sát', en: 'Campaigns' },
  },
  { path: '/caseload', permission: 'caseload.read', name: { vi: 'Số hồ sơ', en: 'Caseload' } },
  {
    path: '/targets',
    permission: 'targets.read',
    name: { vi: 'Chỉ tiêu', en: 'Targets' },
    behind: ['/indicators', '/indicator-values'],
  },
  { path: '/closings', permission: 'results.public', name: { vi: 'Chốt kỳ', en: 'Close periods' } },
  { path: '/placements', permission: 'results.public', name: { vi: 'Nơi công bố', en: 'Published where' } },
  { path: '/deadlines', permission: 'units.edit', name: { vi: 'Thời hạn', en: 'Deadlines' } },
  {
    path: '/settings',
    permission: 'units.edit',
    name: { vi: 'Cài đặt', en: 'Settings' },
    behind: ['/hours', '/below', '/answer-templates'],
  },
  { path: '/people', permission: 'accounts.edit', name: { vi: 'Nhân sự', en: 'People' } },
];

/** The pages of the installation. `anywhere`: open to whoever holds the permission at some unit. */
export const installationDoors: (Door & { anywhere?: true })[] = [
  {
    path: '/units',
    permission: 'units.read',
    anywhere: true,
    name: { vi: 'Đơn vị', en: 'Units' },
    behind: ['/new-unit', '/import/units'],
  },
  {
    path: '/questionnaires',
    permission: 'questionnaires.read',
    name: { vi: 'Phiếu khảo sát', en: 'Forms' },
    anywhere: true,
  },
  {
    path: '/kiosks',
    permission: 'kiosks.read',
    name: { vi: 'Máy tại quầy', en: 'Kiosks' },
    anywhere: true,
  },
  {
    path: '/fields',
    permission: 'installation.edit',
    name: { vi: 'Lĩnh vực', en: 'Fields' },
    behind: ['/import/fields'],
  },
  { path: '/periods', permission: 'installation.edit', name: { vi: 'Kỳ báo cáo', en: 'Periods' } },
  { path: '/calendar', permission: 'installation.edit', name: { vi: 'Lịch làm việc', en: 'Working days' } },
  { path: '/deadlines', permission: 'installation.edit', name: { vi: 'Thời hạn', en: 'Deadlines' } },
  {
    path: '/petition-settings',
    permission: 'installation.edit',
    name: { vi: 'Phản ánh', en: 'Petitions' },
    behind: ['/petition-kinds', '/petition-categories', '/answer-templates'],
  },
  {
    path: '/comment-tags',
    permission: 'installation.edit',
    name: { vi: 'Nhãn ý kiến', en: 'Comment tags' },
  },
  { path: '/people', permission: 'accounts.edit', name: { vi: 'Tài khoản', en: 'Accounts' } },
  { path: '/audit', permission: 'audit.read', name: { vi: 'Nhật ký', en: 'Audit' } },
  { path: '/backups', permission: 'backups.edit', name: { vi: 'Sao lưu', en: 'Backups' } },
  { path: '/push', permission: 'push.edit', name: { vi: 'Đẩy tệp', en: 'Push' } },
  { path: '/webhooks', permission: 'webhooks.edit', name: { vi: 'Webhook', en: 'Webhooks' } },
];

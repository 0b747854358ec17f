/** The roles of staff; administrators and auditors have theirs for the whole installation, the others at a unit. */
export const roles = ['administrator', 'manager', 'officer', 'auditor', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Roles that are given at a unit. */
export const unitRoles = ['manager', 'officer', 'viewer'] as const satisfies Role[];
/** Roles that are given for the whole installation. */
export const wholeRoles = ['administrator', 'auditor'] as const satisfies Role[];

/** How far a right reaches from the unit that the grant names. */
type Reach =
  /** Every unit, and what belongs to none. */
  | 'whole'
  /** The unit and all below it. */
  | 'below'
  /** The unit alone. */
  | 'own';

/** Who may do what, and how far: the one table that decides, and that the tests compare every route with. */
export const permissions = {
  'accounts.edit': { administrator: 'whole', manager: 'below' },
  'audit.read': { administrator: 'whole', auditor: 'whole' },
  'installation.edit': { administrator: 'whole' },
  'backups.edit': { administrator: 'whole' },
  'webhooks.edit': { administrator: 'whole' },
  'push.edit': { administrator: 'whole' },
  'units.read': {
    administrator: 'whole',
    auditor: 'whole',
    manager: 'below',
    officer: 'own',
    viewer: 'below',
  },
  'units.edit': { administrator: 'whole', manager: 'below' },
  'questionnaires.read': { administrator: 'whole', auditor: 'whole', manager: 'below', officer: 'own' },
  'questionnaires.edit': { administrator: 'whole', manager: 'below' },
  'points.read': { administrator: 'whole', auditor: 'whole', manager: 'below', officer: 'own' },
  'points.edit': { administrator: 'whole', manager: 'below', officer: 'own' },
  'kiosks.read': { administrator: 'whole', auditor: 'whole', manager: 'below', officer: 'own' },
  'kiosks.edit': { administrator: 'whole', manager: 'below', officer: 'own' },
  'campaigns.read': { administrator: 'whole', auditor: 'whole', manager: 'below', officer: 'own' },
  'campaigns.edit': { administrator: 'whole', manager: 'below' },
  'entry.write': { administrator: 'whole', manager: 'below', officer: 'own' },
  'targets.read': { administrator: 'whole', auditor: 'whole', manager: 'below' },
  'targets.edit': { administrator: 'whole', manager: 'below' },
  // Closes a period of the unit, and publishes revisions of what was closed.
  'closings.edit': { administrator: 'whole', manager: 'below' },
  'caseload.read': {
    administrator: 'whole',
    auditor: 'whole',
    manager: 'below',
    officer: 'own',
    viewer: 'below',
  },
  'caseload.edit': { administrator: 'whole', manager: 'below', officer: 'own' },
  'results.exact': { administrator: 'whole', auditor: 'whole', manager: 'below' },
  'results.public': {
    administrator: 'whole',
    auditor: 'whole',
    manager: 'below',
    officer: 'own',
    viewer: 'below',
  },
  'comments.read': { administrator: 'whole', auditor: 'whole', manager: 'below' },
  'comments.edit': { administrator: 'whole', manager: 'below' },
  'petitions.read': { administrator: 'whole', auditor: 'whole', manager: 'below', officer: 'own' },
  'petitions.edit': { administrator: 'whole', manager: 'below', officer: 'own' },
  // Who sent it: each look is written down.
  'petitions.identity': { administrator: 'whole', manager: 'below', officer: 'own' },
  // Who looked at a sender.
  'petitions.accesses': { administrator: 'whole', auditor: 'whole', manager: 'below' },
  'actions.read': { administrator: 'whole', auditor: 'whole', manager: 'below', officer: 'own' },
  'actions.edit': { administrator: 'whole', manager: 'below', officer: 'own' },
  // What everybody reads is let out by those who answer for the unit.
  'actions.publish': { administrator: 'whole', manager: 'below' },
  'alerts.read': { administrator: 'whole', auditor: 'whole', manager: 'below' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type Permission = keyof typeof permissions;

export interface Grant {
  role: Role;
  /** null: the whole installation. */
  unitId: number | null;
}

/**
 * True where one of the grants carries the permission to a unit. `chain` holds the ids of the unit and of its
 * superiors, nearest first; an empty one stands for what belongs to no unit.
 */
export function reaches(grants: readonly Grant[], permission: Permission, chain: readonly number[]): boolean {
  return grants.some(({ role, unitId }) => {
    const reach = reachOf(permission, role);
    if (reach === undefined) return false;
    if (reach === 'whole') return true;
    if (unitId === null) return false;
    return reach === 'own' ? chain[0] === unitId : chain.includes(unitId);
  });
}

/** As `reaches`, for what lies below the unit as well. */
export const reachesBelow = (
  grants: readonly Grant[],
  permission: Permission,
  chain: readonly number[],
): boolean =>
  reaches(
    grants.filter(({ role }) => reachOf(permission, role) !== 'own'),
    permission,
    chain,
  );

/** True where the permission is held at some unit at least. */
export const isHeldAnywhere = (grants: readonly Grant[], permission: Permission): boolean =>
  grants.some(({ role }) => reachOf(permission, role) !== undefined);

const reachOf = (permission: Permission, role: Role): Reach | undefined =>
  (permissions[permission] as Partial<Record<Role, Reach>>)[role];

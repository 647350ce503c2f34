import { allPermissions, type Permission, type Role } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';
import type { RoleGrants } from '@hearken/platform-auth';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { ConfigOf } from '@hearken/platform-config';

import { accessConfig } from '../access.config';
import { RolesRepository, type Grant } from './roles.repository';

/** What roles allow, from memory; a change in the database counts within the polling interval. */
@Injectable()
export class RoleGrantsService implements RoleGrants, OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RoleGrantsService.name);
  private byRole = new Map<string, ReadonlySet<Permission>>();
  private loadedAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly roles: RolesRepository,
    @Inject(accessConfig.token) private readonly config: ConfigOf<typeof accessConfig>,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.reload();
    this.timer = setInterval(() => void this.reload(), this.config.grantsPollMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The union of what the roles grant. @throws UNAVAILABLE when what is known is too old to allow anything by it. */
  permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
    if (Date.now() - this.loadedAt > this.config.grantsTrustMs) {
      throw new DomainError('UNAVAILABLE', 'Permissions cannot be checked right now');
    }
    const [only] = roles;
    if (roles.length === 1 && only) return this.byRole.get(only) ?? new Set();
    return new Set(roles.flatMap((role) => [...(this.byRole.get(role) ?? [])]));
  }

  /** Reads the grants anew; a failure is logged and what was known stays, until it is too old. */
  async reload(): Promise<void> {
    try {
      this.byRole = group(await this.roles.grants());
      this.loadedAt = Date.now();
    } catch (error) {
      this.logger.warn(`role grants could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function group(grants: Grant[]): Map<string, ReadonlySet<Permission>> {
  const byRole = new Map<string, Set<Permission>>();
  for (const { role, permission } of grants) {
    // A grant of a permission that this release does not know any more means nothing.
    const known = allPermissions.find((one) => one === permission);
    if (!known) continue;
    const set = byRole.get(role) ?? new Set<Permission>();
    byRole.set(role, set.add(known));
  }
  return byRole;
}

import { PluginEntity } from '@hearken/entities';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Manifest } from './manifest';

/** A plugin as the operator has set it up. */
export interface PluginState {
  name: string;
  version: string;
  manifest: Manifest;
  settings: Record<string, unknown>;
  enabled: boolean;
  updatedAt: Date;
}

@Injectable()
export class PluginsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Installs or upgrades; what the operator has set stays. */
  async install(manifest: Manifest): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO plugins.plugins (name, version, manifest, settings) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO UPDATE SET version = excluded.version, manifest = excluded.manifest, updated_at = now()
       WHERE (plugins.version, plugins.manifest) IS DISTINCT FROM (excluded.version, excluded.manifest)`,
      [manifest.name, manifest.version, JSON.stringify(manifest), JSON.stringify(manifest.defaults)],
    );
  }

  async findAll(): Promise<PluginState[]> {
    const rows = await this.unitOfWork.manager.getRepository(PluginEntity).find({ order: { name: 'ASC' } });
    return rows.map((row) => ({
      ...row,
      manifest: row.manifest as Manifest,
      settings: row.settings as Record<string, unknown>,
    }));
  }
}

import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { ConfigOf } from '@hearken/platform-config';

import { pluginsConfig } from '../plugins.config';
import type { InstalledPlugin } from './manifest';
import { readPluginFolders } from './plugin-folders';
import { PluginProcess } from './plugin-process';
import { PluginsRepository, type PluginState } from './plugins.repository';

interface Running {
  state: PluginState;
  process: PluginProcess;
}

/** The plugins of this machine: installed at start, their settings followed, one process each. */
@Injectable()
export class PluginRegistry implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(PluginRegistry.name);
  private readonly folders = new Map<string, InstalledPlugin>();
  private readonly plugins = new Map<string, Running>();

  constructor(
    private readonly repository: PluginsRepository,
    @Inject(pluginsConfig.token) private readonly config: ConfigOf<typeof pluginsConfig>,
  ) {}

  async onModuleInit(): Promise<void> {
    for (const plugin of readPluginFolders(this.config.folders)) {
      this.folders.set(plugin.manifest.name, plugin);
      await this.repository.install(plugin.manifest);
    }
    await this.refresh();
  }

  onApplicationShutdown(): void {
    for (const { process } of this.plugins.values()) process.stop();
  }

  /** Names of all plugins that lie on this machine, enabled or not. */
  get names(): string[] {
    return [...this.folders.keys()];
  }

  get enabled(): PluginState[] {
    return [...this.plugins.values()].map(({ state }) => state);
  }

  processOf(name: string): PluginProcess | undefined {
    return this.plugins.get(name)?.process;
  }

  /** Takes over what was changed: a plugin with new settings gets a new process. */
  async refresh(): Promise<void> {
    const states = new Map(
      (await this.repository.findAll()).filter(({ enabled }) => enabled).map((state) => [state.name, state]),
    );
    for (const [name, { state, process }] of this.plugins) {
      if (states.get(name)?.updatedAt.getTime() === state.updatedAt.getTime()) continue;
      process.stop();
      this.plugins.delete(name);
    }
    for (const [name, state] of states) {
      const plugin = this.folders.get(name);
      if (!plugin || this.plugins.has(name)) continue;
      const onLog = (line: string) => this.logger.log(`${name}: ${line}`);
      this.plugins.set(name, { state, process: new PluginProcess({ plugin, settings: state.settings, onLog }) });
    }
  }
}

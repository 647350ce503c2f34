import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// Component specs only: Jest has no transformer for .vue files.
export default defineConfig({
  plugins: [vue()],
  resolve: { conditions: ['@hearken/source', 'module', 'browser', 'development|production'] },
  test: {
    environment: 'happy-dom',
    globals: true,
    include: ['apps/web/src/**/*.spec.ts', 'apps/admin-web/src/**/*.spec.ts', 'libs/web/ui/src/**/*.spec.ts'],
  },
});

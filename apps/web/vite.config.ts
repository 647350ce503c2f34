import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig } from 'vite';

const gateway = 'http://127.0.0.1:8000';

export default defineConfig({
  base: '/',
  plugins: [
    vue(),
    Components({ dts: 'src/components.d.ts', dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
  ],
  resolve: { conditions: ['@hearken/source', 'module', 'browser', 'development|production'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  // In development the page comes from here, everything else from a running fleet.
  server: { port: 5173, proxy: { '/api': gateway, '/ws': { target: gateway, ws: true }, '/files': gateway } },
});

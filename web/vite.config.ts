import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `npm run web` serves the sources with hot replacement and takes the data from a server that runs beside it. */
const API = process.env['ALMANAC_URL'] ?? 'http://127.0.0.1:8090';

export default defineConfig({
  root: at('.'),
  plugins: [react(), tailwindcss()],
  // The library writes a <style> element, which the content security policy forbids; ours locks the page by a class.
  resolve: { alias: { 'react-remove-scroll': at('ui/scroll-lock.tsx') } },
  server: { host: '127.0.0.1', proxy: Object.fromEntries(['/api', '/docs', '/openapi.json', '/health', '/ready', '/metrics', '/oauth'].map((path) => [path, { target: API }])) },
  build: {
    outDir: at('../dist/web'), emptyOutDir: true, target: ['chrome123', 'firefox121', 'safari17.5'], assetsInlineLimit: 0, modulePreload: { polyfill: false }, manifest: true, reportCompressedSize: false,
    // React changes seldom: a part of its own stays in browsers' caches over releases.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }] } } },
  },
});

import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

// `npm run dev` asks the server of DYAD_API, `dyad serve` at its own address where it is not set.
const api = process.env.DYAD_API ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [svelte()],
  server: {
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    proxy: {
      '/api': {
        target: api,
        changeOrigin: true,
        configure: (proxy) => proxy.on('proxyReq', (request) => request.removeHeader('origin')),
      },
    },
  },
  build: {
    target: 'es2022',
    emptyOutDir: true, // dist/README, which keeps the folder for the embed, comes back from public/
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content security policy has no data: but for images
    chunkSizeWarningLimit: 1200, // the map's library, loaded after the words
    reportCompressedSize: true,
  },
  worker: { format: 'es' },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})

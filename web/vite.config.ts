import { svelte } from '@sveltejs/vite-plugin-svelte'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { defineConfig } from 'vitest/config'

// `npm run dev` asks the server of DYAD_API, `dyad serve` at its own address where it is not set.
const api = process.env.DYAD_API ?? 'http://127.0.0.1:8080'

/** Packs the assets, each as NAME.gz in its place: the program embeds them and sends them as they lie. */
const pack = {
  name: 'pack',
  apply: 'build' as const,
  closeBundle() {
    const folder = join(import.meta.dirname, 'dist', 'assets')
    for (const name of readdirSync(folder)) {
      if (!/\.(m?js|css|json)$/.test(name)) continue
      writeFileSync(join(folder, name + '.gz'), gzipSync(readFileSync(join(folder, name)), { level: 9 }))
      rmSync(join(folder, name))
    }
  },
}

export default defineConfig({
  plugins: [svelte(), pack],
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

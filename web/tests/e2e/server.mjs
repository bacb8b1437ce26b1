// A server to walk through: BASE where one runs already, else bin/dyad on a copy of STORE or on the sample.
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Starts a server; gives its address and a way to end it. With data "both" its store has the sample, and
 * most of it once more as ICEWS would have it, imported; with "alone" it has what was imported alone.
 */
export async function serve(data = 'coded') {
  if (process.env.BASE && data === 'coded') return { base: process.env.BASE.replace(/\/$/, ''), stop() {} }
  const dyad = path.resolve(process.env.DYAD ?? path.join(root, 'bin/dyad'))
  if (!fs.existsSync(dyad)) throw new Error(`${dyad} is not there: run "make web build" first`)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dyad-e2e-'))
  const store = path.join(folder, 'walk.db')
  if (process.env.STORE && data === 'coded') fs.copyFileSync(process.env.STORE, store)
  else keepSample(dyad, store)
  if (data !== 'coded') importSample(dyad, store, folder, data === 'alone')
  const child = spawn(dyad, ['serve', '--store', store, '--addr', '127.0.0.1:0', '--rate', '0'])
  const stop = () => {
    child.kill()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    const base = await address(child)
    const page = await fetch(base + '/')
    if (!(await page.text()).includes('<div id="app">')) throw new Error(`${dyad} serves no pages (status ${page.status}): run "make web build" first`)
    return { base, stop }
  } catch (cause) {
    stop()
    throw cause
  }
}

function keepSample(dyad, store) {
  try {
    execFileSync(dyad, ['keep', '--store', store, path.join(root, 'sample')], { stdio: 'pipe' })
  } catch (cause) {
    if (cause.status !== 1) throw cause // 1: a page without a story, which the sample holds on purpose
  }
}

/** Writes the sample as an ICEWS file, leaves out each fifth row and a day amid those of Iran and Pakistan, and imports the rest. */
function importSample(dyad, store, folder, alone) {
  const file = path.join(folder, 'events.tab')
  const [head, ...rows] = execFileSync(dyad, ['export', '--store', store, '--format', 'icews', '--realis', 'actual'], { encoding: 'utf8' }).replace(/\n$/, '').split('\n')
  const dayOf = (row) => row.split('\t')[head.split('\t').indexOf('Event Date')]
  const days = [...new Set(rows.filter((row) => /Iran.*Pakistan|Pakistan.*Iran/.test(row)).map(dayOf).filter(Boolean))].sort()
  fs.writeFileSync(file, [head, ...rows.filter((row, i) => i % 5 !== 4 && dayOf(row) !== days[days.length >> 1])].join('\n') + '\n')
  if (alone) fs.rmSync(store)
  execFileSync(dyad, ['import', '--store', store, file], { stdio: 'pipe' })
}

function address(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (data) => {
      said += data
      const found = /http:\/\/\S+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`dyad serve ended with ${code}: ${said}`)))
  })
}

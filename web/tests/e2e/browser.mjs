// A browser that notes all that goes wrong in a page.
import { chromium } from 'playwright-core'

const gl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', ...gl] })
}

/** Opens a page. What goes wrong in it is added to `faults`, but for answers whose status is in `expected`. */
export async function open(browser, base, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const faults = []
  const expected = new Set()
  const at = () => page.url().replace(base, '') || '/'
  page.on('pageerror', (e) => faults.push(`${at()}: script error: ${String(e.stack ?? e).slice(0, 400)}`))
  page.on('console', (m) => {
    const text = m.text()
    if (/Failed to load resource/.test(text)) return // told with its status below
    if (m.type() === 'error' || /Content.Security.Policy|violates/i.test(text)) faults.push(`${at()}: console: ${text.slice(0, 300)}`)
  })
  page.on('request', (r) => {
    if (!r.url().startsWith(base) && !/^(blob|data|about):/.test(r.url())) faults.push(`${at()}: a request left the origin: ${r.url()}`)
  })
  page.on('response', (r) => {
    if (r.status() >= 400 && !expected.has(r.status())) faults.push(`${at()}: ${r.status()} for ${r.url().replace(base, '')}`)
  })
  page.setDefaultTimeout(8000)
  return { page, faults, expected, base, go: (path) => page.goto(base + path), close: () => context.close() }
}

/** What the store holds to walk along: its busiest pair, one of their incidents, an article of it, a party. */
export async function facts(base) {
  const get = async (path) => {
    const answer = await fetch(base + '/api/v1' + path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json()
  }
  const e = encodeURIComponent
  const pair = (await get('/dyads?since=21900d&sort=incidents&limit=1')).items[0]
  if (!pair) throw new Error('the store holds no pair to walk along')
  const cards = (await get(`/incidents?a=${e(pair.a.node)}&b=${e(pair.b.node)}&both=true&quad=4&realis=actual&limit=100`)).items
  const incident = cards.toSorted((x, y) => y.sources - x.sources)[0]
  const report = (await get('/incidents/' + incident.id)).reports[0]
  return { pair, incident, report, pairPath: `/dyads/${e(pair.a.node)}/${e(pair.b.node)}`, nodePath: '/entities/' + e(pair.a.node), stats: await get('/stats') }
}

// Each page at each width and in both colours: nothing sticks out, axe finds nothing serious, and a picture on demand.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { open } from './browser.mjs'

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The pages to look at, by the name of their picture. */
export function pages(f) {
  return {
    now: '/', dyads: '/dyads', dyad: f.pairPath, 'dyad-table': f.pairPath + '?view=table', incident: '/incidents/' + f.incident.id,
    article: `/articles/${f.report.article_id}?event=${f.report.event_id}`, try: '/try', search: '/search', hits: `/search?q=${encodeURIComponent(f.pair.a.name)}`,
    entity: f.nodePath, feeds: '/feeds', export: '/export', about: '/about', type: '/about/ASSAULT', lost: '/no/such-page',
  }
}

/** The pages of a store with imported data, beside coded news ("both") or alone. */
export function setPages(f, data) {
  const set = data === 'both' ? 'dataset=icews' : ''
  const with_ = (path) => path + (path.includes('?') ? '&' : '?') + set
  const all = { now: with_('/?since=90d'), dyads: with_('/dyads?since=21900d'), dyad: with_(f.pairPath), incident: '/incidents/' + f.incident.id, entity: with_(f.nodePath), export: with_('/export?what=events&format=icews') }
  if (data === 'both') Object.assign(all, { 'dyad-coded': f.pairPath, compare: f.pairPath + '/compare?by=day', 'compare-table': f.pairPath + '/compare?view=table&by=day', 'compare-few': f.pairPath + '/compare?by=month', 'compare-none': '/dyads/BRA/NZL/compare' })
  else Object.assign(all, { 'compare-one': f.pairPath + '/compare', search: '/search', article: '/about/ASSAULT', feeds: '/feeds' })
  return Object.fromEntries(Object.entries(all).map(([name, href]) => [`${data}-${name}`, href]))
}

/** Looks at every page at one width in one colour; gives what is wrong. */
export async function look(browser, base, f, width, dark, all = pages(f)) {
  const w = await open(browser, base, { viewport: { width, height: width < 500 ? 844 : 900 }, colorScheme: dark ? 'dark' : 'light', bypassCSP: true })
  w.expected.add(404)
  const faults = []
  for (const [name, href] of Object.entries(all)) {
    const where = `${name} at ${width} px, ${dark ? 'dark' : 'light'}`
    await w.go(href)
    await w.page.locator('main h1').first().waitFor()
    await w.page.waitForFunction(() => !document.querySelector('main .skeleton'), undefined, { timeout: 8000 }).catch(() => faults.push(`${where}: still loading after 8 s`))
    await w.page.waitForTimeout(250)
    const out = await w.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (out > 0) faults.push(`${where}: ${out} px stick out to the side`)
    if (process.env.SHOTS) await w.page.screenshot({ path: path.join(process.env.SHOTS, `${name}-${width}-${dark ? 'dark' : 'light'}.png`), fullPage: name !== 'now' })
    if (width <= 1280) faults.push(...(await serious(w.page)).map((v) => `${where}: ${v}`))
  }
  faults.push(...w.faults)
  await w.close()
  return faults
}

async function serious(page) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  return found.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `axe: ${v.impact}: ${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 140)} ${v.nodes[0].any[0]?.message ?? ''}`)
}

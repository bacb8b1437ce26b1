// Walks the pages as a reader would, and looks at each. It builds nothing: run "make web build" first.
//
//	node tests/e2e/run.mjs [WALK ...]    the named walks alone, without the looks
//	STORE=big.db    on a copy of that store, in place of the sample; also holds the busiest pair to a second
//	BASE=http://..  against a server that runs
//	SHOTS=folder    keeps pictures of all pages
//	DYAD=file       the program, bin/dyad where it is not given
import fs from 'node:fs'
import path from 'node:path'
import { facts, launch, open } from './browser.mjs'
import { look, setPages } from './looks.mjs'
import { serve } from './server.mjs'
import { aloneWalks, setWalks } from './walks-sets.mjs'
import { walks as codedWalks } from './walks.mjs'

const walks = { ...codedWalks, ...setWalks, ...aloneWalks }

const faults = []
const fault = (text) => {
  faults.push(text)
  console.log('  ✕ ' + text)
}

async function walk(browser, base, f, name) {
  const w = await open(browser, base)
  const start = Date.now()
  try {
    await walks[name](w, f)
    console.log(`✓ ${name}, ${Date.now() - start} ms`)
  } catch (cause) {
    fault(`${name} at ${w.page.url().replace(base, '')}: ${String(cause.message).split('\n').slice(0, 8).join(' ')}`)
    if (process.env.SHOTS) await w.page.screenshot({ path: path.join(process.env.SHOTS, `failed-${name}.png`) })
  }
  for (const text of new Set(w.faults)) fault(`${name}: ${text}`)
  await w.close()
}

/** Without script a page still says what it is and where the record can be read. */
async function withoutScript(browser, base) {
  const w = await open(browser, base, { javaScriptEnabled: false })
  await w.go('/')
  const text = await w.page.locator('noscript').innerText()
  if (!/API/.test(text)) fault('without script the page says nothing')
  await w.close()
}

/** The page of the busiest pair, from the address to its chart and list. The best of twenty, or the first within a second: the machine has other work. */
async function speed(browser, base, f) {
  let best = Infinity
  for (let i = 0; i < 20 && best > 1000; i++) {
    const w = await open(browser, base)
    const start = performance.now()
    await w.page.goto(base + f.pairPath, { waitUntil: 'commit' })
    await Promise.all([w.page.locator('.chart svg').first().waitFor(), w.page.locator('article.incident').first().waitFor()])
    best = Math.min(best, performance.now() - start)
    await w.close()
  }
  console.log(`  ${f.pair.a.name} and ${f.pair.b.name} (${f.pair.incidents} incidents) usable after ${Math.round(best)} ms`)
  if (best > 1000) fault(`the page of the busiest pair took ${Math.round(best)} ms, more than a second`)
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !walks[name])
if (unknown.length) throw new Error(`no walk is called ${unknown.join(', ')}; there are ${Object.keys(walks).join(', ')}`)
if (process.env.SHOTS) fs.mkdirSync(process.env.SHOTS, { recursive: true })

/** Walks through a store with imported data, beside coded news or alone. */
async function walkSets(browser, data, names) {
  if (!names.length) return
  const server = await serve(data)
  try {
    const f = await facts(server.base)
    console.log(`walking ${server.base}, imported data ${data === 'both' ? 'beside coded news' : 'alone'}`)
    for (const name of names) await walk(browser, server.base, f, name)
    if (asked.length) return
    const looks = [[390, false], [1280, false], [1280, true]].map(([width, dark]) => look(browser, server.base, f, width, dark, setPages(f, data)))
    for (const text of (await Promise.all(looks)).flat()) fault(text)
    console.log('✓ looked at its pages')
  } finally {
    server.stop()
  }
}

const server = await serve()
const browser = await launch()
try {
  const f = await facts(server.base)
  console.log(`walking ${server.base}, ${f.stats.articles} articles`)
  for (const name of asked.length ? asked.filter((n) => codedWalks[n]) : Object.keys(codedWalks)) await walk(browser, server.base, f, name)
  await walkSets(browser, 'both', Object.keys(setWalks).filter((n) => !asked.length || asked.includes(n)))
  await walkSets(browser, 'alone', Object.keys(aloneWalks).filter((n) => !asked.length || asked.includes(n)))
  if (!asked.length) {
    await withoutScript(browser, server.base)
    for (const width of [390, 1280, 1920]) {
      const looks = [false, true].map((dark) => look(browser, server.base, f, width, dark))
      for (const text of (await Promise.all(looks)).flat()) fault(text)
      console.log(`✓ looked at all pages at ${width} px`)
    }
    await speed(browser, server.base, f)
  }
} finally {
  await browser.close()
  server.stop()
}
console.log(faults.length ? `${faults.length} faults` : 'no faults')
process.exitCode = faults.length ? 1 : 0

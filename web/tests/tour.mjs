// The walk of docs/tour.md: a stranger, given only the address, finds in a minute whether Pakistan answered
// Iran's strike, how many died and who says so, and whether it is calming down. Holds what is found against what
// the tour says, and makes its pictures in docs/tour (or OUT). Needs what e2e/run.mjs needs, on the sample.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch, open } from './e2e/browser.mjs'
import { serve } from './e2e/server.mjs'

const out = process.env.OUT ?? fileURLToPath(new URL('../../docs/tour/', import.meta.url))
const most = 150_000
fs.mkdirSync(out, { recursive: true })

const server = await serve()
const browser = await launch()
const { page, faults, go } = await open(browser, server.base, { viewport: { width: 1280, height: 720 }, colorScheme: 'light' })

/** Keeps the upper part of what is in sight as a picture, small enough to be committed. */
async function picture(name, height = 680) {
  await page.waitForTimeout(300)
  const file = path.join(out, name + '.png')
  await page.screenshot({ path: file, clip: { x: 0, y: 0, width: 1280, height } })
  const { size } = fs.statSync(file)
  assert.ok(size < most, `${file} has ${size} bytes, more than ${most}`)
  console.log(`${name}.png, ${Math.round(size / 1000)} kB`)
}

/** Asserts that the page says all of this. */
async function says(where, ...parts) {
  const text = (await page.locator(where).allInnerTexts()).join(' ').replace(/\s+/g, ' ')
  for (const part of parts) assert.match(text, part)
}

const start = performance.now()
try {
  await go('/')
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Words to search for' }).fill('Iran Pakistan')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Iran and Pakistan: where it stands' }).waitFor()
  await page.locator('mark').first().waitFor()
  await picture('1-search')

  await page.getByRole('link', { name: 'Iran and Pakistan: where it stands' }).click()
  await page.locator('.chart svg').first().waitFor()
  await page.getByText('Did one answer the other?').waitFor()
  await says('main', /Pakistan answered Iran’s attack of 16 Jan 2024 within 2 days/, /2 killed \(Pakistan's foreign ministry\)/, /7 killed \(Iranian state television\)/, /9 killed \(Iranian Interior Minister/, /Calming/)
  await picture('2-pair')

  await page.getByRole('link', { name: 'the answer' }).click()
  await page.getByRole('heading', { name: 'Who says what of it' }).waitFor()
  await says('main', /denies it/, /It answers, as a text says/)
  await picture('3-incident')

  await page.locator('blockquote a').filter({ hasText: 'nine people' }).first().click()
  await page.locator('.part.on').first().waitFor()
  await says('.evidence', /9 killed, “nine people” \(Iranian Interior Minister Ahmad Vahidi\)/)
  await picture('4-article', 640)

  await page.goBack()
  await page.getByRole('heading', { name: 'Who says what of it' }).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'what strain is made of' }).click()
  await page.waitForTimeout(400)
  await says('main', /No material conflict is told since 18 Jan 2024/)
  await picture('5-strain')

  await page.getByRole('link', { name: 'Try it' }).click()
  await page.getByText('Nothing was kept').waitFor()
  await page.locator('.part.acts').first().waitFor()
  await picture('6-try')
  assert.deepEqual(faults, [])
  console.log(`the tour holds; the walk itself took ${((performance.now() - start) / 1000).toFixed(1)} s`)
} finally {
  await browser.close()
  server.stop()
}

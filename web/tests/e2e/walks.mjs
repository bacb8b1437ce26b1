// The ways a reader goes through the pages, one function each. A walk throws where it cannot go on.
import assert from 'node:assert/strict'
import { inText } from './walks-text.mjs'

/** Waits until the address (path and query) fits. */
const at = (page, pattern) => page.waitForURL((url) => pattern.test(url.pathname + url.search))
const heading = (page, pattern) => page.getByRole('heading', { level: 1, name: pattern }).waitFor()
const places = (page) => page.evaluate(() => scrollY)

async function now({ page, go }) {
  await go('/')
  await heading(page, /Where it moved, up to/)
  await page.locator('.lede').waitFor()
  await page.getByRole('heading', { name: 'Strain rose most' }).waitFor()
  await page.getByRole('button', { name: 'Last 90 days' }).click()
  await at(page, /since=90d/)
  await page.locator('a.dyad').first().click()
  await page.locator('.chart svg').first().waitFor()
  await page.goBack()
  await at(page, /^\/\?since=90d$/)
}

async function dyads({ page, go }, { pair }) {
  await go('/dyads?since=21900d')
  await page.getByRole('button', { name: 'most told of' }).click()
  await at(page, /sort=incidents/)
  await page.getByLabel('name', { exact: true }).fill(pair.a.name)
  await at(page, /q=/)
  await page.locator('a.dyad').first().waitFor()
  for (const text of await page.locator('a.dyad .names').allInnerTexts()) assert.ok(text.includes(pair.a.name), `${text} is not of ${pair.a.name}`)
  await page.getByRole('button', { name: 'As a table' }).click()
  await page.getByRole('button', { name: /^Strain$/ }).click()
  await page.locator('th[aria-sort]').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  assert.match((await download).suggestedFilename(), /\.csv$/)
  await page.getByLabel('One side').fill(pair.a.name)
  await page.getByLabel('The other side').fill(pair.b.name)
  await page.getByRole('button', { name: 'Open' }).click()
  await at(page, /^\/dyads\/[^/]+\/[^/]+/)
  await page.locator('.chart svg').first().waitFor()
}

async function dyad({ page, go }, { pair, pairPath }) {
  await go(pairPath)
  await heading(page, new RegExp(pair.a.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  assert.match(await page.locator('.lede').innerText(), /\w{3,}.*\./, 'a sentence stands first')
  await page.locator('.chart svg').first().waitFor()
  const marks = page.locator('[data-mark], .bin[role=button]')
  await marks.nth(1).waitFor()
  await marks.nth(1).hover()
  await page.locator('.chart .popover').waitFor()
  await page.mouse.move(5, 5)
  await page.locator('.chart .popover').waitFor({ state: 'detached' })
  await marks.first().focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('.chart .popover').waitFor()
  await page.getByRole('button', { name: 'Deeds of conflict' }).click()
  await at(page, /quad=/)
  await page.getByRole('button', { name: 'Last 30 days' }).click()
  await at(page, /since=/)
  await page.goBack()
  await at(page, /^(?!.*since=)/)
  await page.goBack()
  await at(page, /^[^?]*$/)
  await page.getByRole('button', { name: 'As a table' }).click()
  await at(page, /view=table/)
  await page.locator('table').first().waitFor()
  await page.getByRole('button', { name: 'As a chart' }).click()
  const download = page.waitForEvent('download')
  await page.locator('.chart svg').first().waitFor()
  await page.getByRole('button', { name: 'Save picture' }).click()
  assert.match((await download).suggestedFilename(), /\.png$/)
}

async function incidentAndBack({ page, go }, { pairPath }) {
  await go(pairPath)
  const row = page.locator('article.incident a').nth(3)
  await row.scrollIntoViewIfNeeded()
  await page.waitForTimeout(250)
  const before = await places(page)
  await row.click()
  await page.getByRole('heading', { name: 'Who says what of it' }).waitFor()
  assert.equal(await places(page), 0, 'a new page begins at its top')
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'MAIN', 'the focus is on the new page')
  await page.goBack()
  await page.locator('article.incident').nth(3).waitFor()
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 60, before)
}

async function evidence({ page, go }, { incident }) {
  await go('/incidents/' + incident.id)
  await page.getByRole('heading', { name: 'Who says what of it' }).waitFor()
  await page.getByRole('button', { name: 'in time' }).click()
  await page.locator('blockquote a').first().click()
  await at(page, /^\/articles\/.*event=/)
  await page.locator('.part.on').first().waitFor()
  await page.getByRole('link', { name: 'All reports and claims of it' }).click()
  await at(page, /^\/incidents\//)
}

/** A disputed claim shows both names, what each says, and how it stands; from there it is a step to the words. */
async function disputed({ page, go, base }) {
  const all = (await (await fetch(base + '/api/v1/claims?disputed=true&limit=100')).json()).items
  assert.ok(all.length, 'the store has disputed claims')
  const seen = new Set()
  for (const c of all) {
    if (seen.has(c.incident_id)) continue
    seen.add(c.incident_id)
    await go('/incidents/' + c.incident_id)
    await page.locator('.state').getByText('disputed').waitFor()
    for (const x of c.contradictions) {
      const card = page.locator('.dispute[data-kind="' + x.kind + '"]').filter({ hasText: x.sentence })
      await card.waitFor()
      const text = await card.locator('.camps').innerText()
      for (const s of x.stands) assert.ok(text.includes(s.who), `${s.who} is not named in ${text}`)
    }
    assert.ok((await page.locator('.lede').first().innerText()).includes(c.contradictions[0].sentence) || c.contradictions.length > 1, 'the page begins with what is disputed')
  }
  await page.locator('.dispute .note a').first().click()
  await at(page, /^\/articles\/.*event=/)
}

async function brush({ page, go }, { pairPath }) {
  await go(pairPath)
  const handle = page.getByRole('slider', { name: 'First day of the window' })
  await handle.focus()
  await page.keyboard.press('ArrowRight')
  await at(page, /since=/)
}

async function search({ page, go }, { pair }) {
  await go('/')
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  const field = page.getByRole('searchbox', { name: 'Words to search for' })
  await field.pressSequentially(`${pair.a.name} ${pair.b.name}`)
  await at(page, /^\/search\?q=/)
  await page.getByRole('link', { name: /where it stands/ }).waitFor()
  await page.locator('mark').first().waitFor()
  await page.locator('ol a').first().click()
  await at(page, /^\/articles\//)
  await page.goBack()
  await page.locator('mark').first().waitFor()
  assert.equal(await field.inputValue(), `${pair.a.name} ${pair.b.name}`)
  await field.fill('zzzyqx')
  await page.getByText('Try fewer words').waitFor()
}

async function entity({ page, go }, { pair, nodePath }) {
  await go(nodePath)
  await heading(page, pair.a.name)
  await page.getByRole('button', { name: 'As a table' }).click()
  await page.getByRole('button', { name: 'Strain', exact: true }).first().click()
  await page.getByLabel('Window').selectOption('365d')
  await at(page, /since=365d/)
  await page.goBack()
  await page.getByRole('button', { name: 'As a list' }).click()
  await page.locator('a.partner').first().click()
  await at(page, /^\/dyads\//)
}

async function exports({ page, go }) {
  await go('/export')
  await page.getByRole('radio', { name: /^Events/ }).check()
  await at(page, /what=events/)
  await page.locator('pre.head').getByText(/article_id/).waitFor()
  await page.getByRole('radio', { name: /^JSON lines/ }).check()
  await page.locator('pre.head').getByText(/"article_id"/).first().waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download dyad-events.jsonl' }).click()
  const got = await download
  assert.equal(got.suggestedFilename(), 'dyad-events.jsonl')
  await got.cancel()
  await page.getByRole('button', { name: 'DuckDB' }).click()
  await page.getByText('read_json').waitFor()
}

async function about({ page, go }) {
  await go('/about')
  await page.getByRole('link', { name: 'attack', exact: true }).click()
  await at(page, /^\/about\/ASSAULT$/)
  await page.getByRole('link', { name: 'see it read' }).first().click()
  await at(page, /^\/try\?text=/)
  await page.locator('.part.acts').first().waitFor()
  await go('/about#limits')
  await page.getByRole('heading', { name: 'How far it goes' }).waitFor()
}

async function feeds({ page, go }) {
  await go('/feeds')
  await page.getByText('dyad watch --store').or(page.getByRole('columnheader', { name: 'Health' })).first().waitFor()
  await page.getByRole('heading', { name: /Runs that filled the store/ }).waitFor()
}

async function lost({ page, go, expected }) {
  expected.add(404)
  await go('/no/such-page')
  await heading(page, /no page at this address/)
  for (const path of ['/articles/ar_0000000000000000', '/incidents/in_0000000000000000', '/entities/Nobodyland', '/dyads/Nobodyland/Nowhere']) {
    await go(path)
    await page.getByRole('alert').waitFor()
    await page.getByRole('link', { name: 'Search' }).nth(1).waitFor()
  }
}

async function keyboard({ page, go }) {
  await go('/')
  await heading(page, /Where it moved/)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the content')
  await page.keyboard.press('Enter')
  const inMain = () => page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))
  assert.ok(await inMain(), 'the skip link leads into the content')
  await page.keyboard.press('Tab')
  assert.ok(await inMain(), 'the next stop is in the content')
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none', 'the focus is seen')
  await page.getByRole('button', { name: /Switch to dark/ }).click()
  await page.reload()
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark', 'the choice of colours is kept')
}

export const walks = { now, dyads, dyad, incidentAndBack, evidence, disputed, brush, ...inText, search, entity, exports, about, feeds, lost, keyboard }

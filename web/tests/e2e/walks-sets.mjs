// Walks through stores with imported data: the sample once more as ICEWS has it, most of its rows.
import assert from 'node:assert/strict'

const at = (page, pattern) => page.waitForURL((url) => pattern.test(url.pathname + url.search))
const heading = (page, pattern) => page.getByRole('heading', { level: 1, name: pattern }).waitFor()
const tag = (page) => page.getByText('imported: icews, not coded by Dyad').first()

/** All requests for data while f runs. */
async function asks(page, f) {
  const seen = []
  const note = (r) => r.url().includes('/api/v1/') && seen.push(r.url())
  page.on('request', note)
  await f()
  page.off('request', note)
  return seen
}

async function chooseSet({ page, go }, { pairPath }) {
  await go('/')
  const choice = page.getByLabel('Data', { exact: true })
  assert.deepEqual((await choice.locator('option').allInnerTexts()).map((t) => t.split(' (')[0]), ['coded news', 'icews'])
  assert.equal(await tag(page).count(), 0, 'coded news is not marked')
  await choice.selectOption('icews')
  await at(page, /^\/\?dataset=icews$/)
  await tag(page).waitFor()
  await page.getByText(/The dataset icews holds \d+ records/).waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Being coded now' }).count(), 0)
  await page.getByRole('link', { name: 'Dyads', exact: true }).click()
  await at(page, /^\/dyads\?dataset=icews$/)
  await page.getByLabel('in the last').selectOption('21900d')
  const row = page.locator('a.dyad').first()
  await row.waitFor()
  assert.match(await row.getAttribute('href'), /\?dataset=icews$/, 'a link opened in another tab keeps the dataset')
  await row.click()
  await at(page, /^\/dyads\/[^/]+\/[^/]+\?dataset=icews$/)
  await page.locator('.chart svg').first().waitFor()
  await tag(page).waitFor()
  const seen = await asks(page, async () => {
    await go(pairPath + '?dataset=icews')
    await page.locator('.chart svg').first().waitFor()
  })
  for (const url of seen.filter((u) => !/\/datasets$/.test(u))) assert.match(url, /dataset=icews/, `${url} asks for icews`)
  await page.getByLabel('Data', { exact: true }).selectOption('coded')
  await at(page, /^\/dyads\/[^?]+$/)
  await page.getByText('Coded by Dyad').waitFor()
}

async function record({ page, go }, { pairPath, nodePath }) {
  await go(pairPath + '?dataset=icews')
  await page.locator('article.incident a').first().click()
  await at(page, /^\/incidents\/[^?]+\?dataset=icews$/)
  await tag(page).waitFor()
  await page.getByRole('heading', { name: 'The rows of icews that tell it' }).waitFor()
  await page.getByText(/^Row/).first().waitFor()
  assert.equal(await page.locator('main a[href^="/articles/"]').count(), 0, 'no link to an article that is not there')
  const path = new URL(page.url()).pathname
  await go(path)
  await at(page, /dataset=icews/) // the address says so where the link did not
  await page.locator('main a[href^="/dyads/"]').first().click()
  await at(page, /^\/dyads\/.*dataset=icews/)
  await go(nodePath + '?dataset=icews')
  await page.locator('a.partner').first().click()
  await at(page, /^\/dyads\/.*dataset=icews/)
}

async function compare({ page, go }, { pair, pairPath }) {
  await go(pairPath)
  await page.getByText('Compare it with').getByRole('link', { name: 'icews' }).click()
  await at(page, /\/compare\?one=coded&two=icews$/)
  await heading(page, new RegExp('coded news beside icews'))
  assert.match(await page.locator('.lede').innerText(), /coded news tells of \d+ acts? .* icews of/)
  await page.getByText(/can’t be said: \d weeks, it takes 8/).first().waitFor()
  await page.getByRole('button', { name: 'by day' }).click()
  await at(page, /by=day/)
  await page.getByRole('heading', { level: 2, name: /go together/ }).first().waitFor()
  assert.equal(await page.locator('.twin svg').count(), 2, 'a chart for each direction')
  await page.locator('.twin [data-bin][tabindex="0"]').first().focus()
  await page.locator('.twin .popover').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.locator('.twin .popover').waitFor()
  await page.getByRole('button', { name: 'Conflict', exact: true }).click()
  await at(page, /part=conflict/)
  await page.getByRole('button', { name: 'Show shares' }).click()
  await page.getByText('Shares of each set’s own incidents').first().waitFor()
  await page.getByRole('button', { name: 'As a table' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).first().click()
  assert.match((await download).suggestedFilename(), /coded-icews-day\.csv$/)
  await page.getByLabel('One set').selectOption('icews')
  await at(page, /one=icews&two=coded/)
  await heading(page, /icews beside coded news/)
  await go(pairPath + '/compare?by=day')
  const link = page.locator('p.only a').first()
  await link.click()
  await at(page, /since=.*until=.*dataset=/)
  await page.locator('article.incident').first().waitFor()
  await go('/dyads/BRA/NZL/compare')
  await page.getByText('Neither coded news nor icews tells of Brazil and New Zealand').waitFor()
  await page.getByText('no days to lay side by side').waitFor()
  assert.ok(pair)
}

async function exportSets({ page, go }) {
  await go('/export?dataset=icews')
  await tag(page).waitFor()
  await page.getByRole('radio', { name: /^Events/ }).check()
  await page.getByRole('radio', { name: /^GDELT 2.0 events/ }).check()
  await at(page, /format=gdelt2/)
  await page.getByText(/has no place for/).waitFor()
  await page.locator('pre.head').getByText(/20\d\d/).first().waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Download/ }).click()
  const got = await download
  assert.equal(got.suggestedFilename(), 'dyad-events-gdelt2.export.CSV')
  await got.cancel()
  await page.getByRole('radio', { name: /^Parquet/ }).check()
  await page.getByText('Parquet is no text').waitFor()
}

async function unknownSet({ page, go, expected }, { pairPath }) {
  expected.add(404)
  await go(pairPath + '?dataset=acled')
  await page.getByRole('alert').first().waitFor()
  await page.getByText(/the store has coded, icews/).first().waitFor()
  await page.getByLabel('Data', { exact: true }).selectOption('icews')
  await page.locator('.chart svg').first().waitFor()
}

async function alone({ page, go }, { pairPath, nodePath }) {
  await go('/')
  await heading(page, /Where it moved, up to/)
  await tag(page).waitFor()
  assert.equal(await page.getByLabel('Data', { exact: true }).count(), 0, 'there is nothing to choose')
  await go('/dyads?since=21900d')
  await page.locator('a.dyad').first().click()
  await at(page, /^\/dyads\/[^/]+\/[^?]+$/)
  await page.locator('.chart svg').first().waitFor()
  await page.locator('article.incident a').first().click()
  await page.getByRole('heading', { name: 'The rows of icews that tell it' }).waitFor()
  await page.goBack()
  await page.locator('.chart svg').first().waitFor()
  await go(nodePath)
  await page.locator('a.partner').first().waitFor()
  await go(pairPath + '/compare')
  await page.getByText('the store has one set of data alone').waitFor()
  await go('/export?what=events')
  await page.locator('pre.head').getByText(/20\d\d/).first().waitFor()
  await go('/search')
  await page.getByText('No article is kept, so words find none').waitFor()
}

export const setWalks = { chooseSet, record, compare, exportSets, unknownSet }
export const aloneWalks = { alone }

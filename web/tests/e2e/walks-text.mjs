// Walks through texts: an article as it was read, and Try it.
import assert from 'node:assert/strict'

const chosen = (page) => page.evaluate(() => new URLSearchParams(location.search).get('event'))

async function article({ page, go }, { report }) {
  await go(`/articles/${report.article_id}?event=${report.event_id}`)
  await page.locator('.part.on').first().waitFor()
  assert.ok((await page.locator('.part[data-label]').count()) > 0, 'the parts of the event are named')
  const act = page.locator('.part[role=button]').first()
  await act.focus()
  const told = await page.locator('.evidence h3').innerText()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.search.includes('event='))
  assert.ok(await chosen(page))
  assert.ok(told.trim(), 'the evidence has a title')
  const list = page.locator('.list button')
  await list.last().click()
  assert.equal(await list.last().getAttribute('aria-pressed'), 'true')
  await page.getByText(/the rule/).first().waitFor()
}

async function tryIt({ page, go }) {
  await go('/try')
  await page.getByText('Nothing was kept').waitFor()
  await page.locator('.part.acts').first().waitFor()
  await page.getByRole('img', { name: /Tree of the sentence/ }).waitFor()
  await page.getByRole('button', { name: 'An envoy called home' }).click()
  await page.getByText('France sanctioned').first().waitFor()
  await page.getByLabel(/A text in English/).fill('Chad expelled the ambassador of Peru on Monday.')
  await page.locator('.list').getByText(/Chad/).waitFor()
  assert.equal(await page.locator('.list button').count(), 1)
  await page.getByRole('heading', { name: /came near/ }).waitFor()
  await page.getByRole('button', { name: 'As a table' }).click()
  await page.getByRole('cell', { name: /^nsubj/ }).waitFor()
  const html = '<!doctype html><html><head><title>Envoys</title></head><body><nav>Home Sport Weather</nav><article><h1>Envoys</h1><p>Chad expelled the ambassador of Peru on Monday.</p><p>Peru condemned the move and recalled its own ambassador from Chad.</p></article></body></html>'
  await page.getByLabel(/A text in English/).fill(html)
  await page.locator('.list').getByText(/Peru/).first().waitFor()
  await page.getByText('Envoys').first().waitFor()
  await page.getByLabel(/A text in English/).fill('Chad expelled the ambassador of Peru on Monday.')
  await page.locator('.list').getByText(/Chad/).first().waitFor()
  await page.getByRole('button', { name: 'Copy a link to this' }).click()
  await page.waitForFunction(() => location.search.includes('Chad'))
  await page.reload()
  await page.locator('.list').getByText(/Chad/).waitFor()
}

async function tryTrouble({ page, go, expected }) {
  expected.add(422).add(502)
  await go('/try')
  const field = page.getByLabel(/A text in English/)
  await field.fill('http://127.0.0.1:9/secret')
  await page.getByRole('alert').waitFor()
  assert.equal(await field.inputValue(), 'http://127.0.0.1:9/secret', 'what was typed is still there')
  await field.fill('The weather was fine.')
  await page.getByText('No event in this text').waitFor()
  await field.fill('')
  await page.getByText('Nothing to read yet').waitFor()
  await field.fill('<script>alert(1)</script> Iran said “é 😀” and Türkiye bombed Syria. <b>France</b> warned Mali.')
  await page.locator('.part.acts').first().waitFor()
  const marked = await page.locator('.part.acts').allInnerTexts()
  assert.ok(marked.some((t) => /bombed/.test(t)), `the marks lie on the words, not beside them: ${marked}`)
}

export const inText = { article, tryIt, tryTrouble }

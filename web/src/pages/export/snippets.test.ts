import { expect, test } from 'vitest'
import { fileOf, snippets, type Export } from './snippets'

const by = (list: { name: string; code: string }[], name: string) => list.find((s) => s.name === name)?.code ?? ''
const of = (x: Partial<Export>): Export => ({ what: 'events', format: 'csv', extension: 'csv', since: '', until: '', dataset: '', ...x })

test('each start reads the format that was chosen', () => {
  const csv = snippets('http://h/x?format=csv', of({ since: '2024-01-01' }))
  expect(by(csv, 'curl')).toBe("curl -o dyad-events.csv 'http://h/x?format=csv'")
  expect(by(csv, 'Python')).toContain('read_csv("http://h/x?format=csv")')
  expect(by(csv, 'dyad')).toBe('dyad export --store dyad.db --format csv --since 2024-01-01 > dyad-events.csv')
  const lines = snippets('http://h/x', of({ what: 'articles', format: 'jsonl', extension: 'jsonl' }))
  expect(by(lines, 'Python')).toContain('lines=True')
  expect(by(lines, 'DuckDB')).toContain("read_json('dyad-articles.jsonl')")
  expect(by(lines, 'dyad')).toBe('dyad export --store dyad.db --what articles > dyad-articles.jsonl')
})

test('formats of others are read as they are', () => {
  const gdelt = snippets('http://h/x', of({ format: 'gdelt2', extension: 'export.CSV', dataset: 'my set', until: '2024-02-01' }))
  expect(by(gdelt, 'Python')).toContain('header=None')
  expect(by(gdelt, 'R')).toContain('header = FALSE')
  expect(by(gdelt, 'dyad')).toBe("dyad export --store dyad.db --format gdelt2 --dataset 'my set' --until 2024-02-01 > dyad-events-gdelt2.export.CSV")
  expect(by(snippets('u', of({ format: 'icews', extension: 'tab' })), 'Python')).not.toContain('header')
  expect(by(snippets('u', of({ format: 'parquet', extension: 'parquet' })), 'DuckDB')).toContain("FROM 'dyad-events.parquet'")
  expect(by(snippets('u', of({ format: 'ucdp', extension: 'csv' })), 'Python')).toBe('import pandas as pd\n\nevents = pd.read_csv("u")')
  expect(by(snippets('u', of({ format: 'geojson', extension: 'geojson' })), 'Python')).toContain('geopandas')
})

test('files are named as the server names them', () => {
  expect(fileOf(of({}))).toBe('dyad-events.csv')
  expect(fileOf(of({ format: 'ucdp' }))).toBe('dyad-events-ucdp.csv')
})

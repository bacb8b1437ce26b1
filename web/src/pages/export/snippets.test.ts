import { expect, test } from 'vitest'
import { snippets } from './snippets'

const by = (list: { name: string; code: string }[], name: string) => list.find((s) => s.name === name)?.code ?? ''

test('each start reads the format that was chosen', () => {
  const csv = snippets('http://h/x?format=csv', 'events', 'csv', '2024-01-01')
  expect(by(csv, 'curl')).toBe("curl -o dyad-events.csv 'http://h/x?format=csv'")
  expect(by(csv, 'Python')).toContain('read_csv("http://h/x?format=csv")')
  expect(by(csv, 'dyad')).toContain('--since 2024-01-01 > dyad-events.jsonl')
  const lines = snippets('http://h/x', 'articles', 'jsonl', '')
  expect(by(lines, 'Python')).toContain('lines=True')
  expect(by(lines, 'DuckDB')).toContain("read_json('dyad-articles.jsonl')")
  expect(by(lines, 'dyad')).not.toContain('--since')
})

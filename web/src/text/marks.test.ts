import { describe, expect, test } from 'vitest'
import type { Event, Span } from '../lib/types'
import { marksOf, paragraphsOf, rolesOf, segments, type Mark, type Role } from './marks'
import { offsets } from './offsets'

const bytes = (s: string) => new TextEncoder().encode(s).length
const mark = (role: Role, start: number, end: number, event = 'e'): Mark => ({ role, span: [start, end], event, quad: 4, realis: 'actual' })
const cut = (text: string, marks: Mark[], range: Span = [0, bytes(text)]) => segments(text, offsets(text), range, marks)

describe('offsets', () => {
  test.each(['', 'Iran', 'chargé d’affaires', 'a😀b', '伊朗 said', 'x\u0301y'])('%s: every byte of a character is its index', (text) => {
    const at = offsets(text)
    let byte = 0
    for (let i = 0; i < text.length; ) {
      const one = String.fromCodePoint(text.codePointAt(i) ?? 0)
      for (let b = 0; b < bytes(one); b++) expect(at(byte + b)).toBe(i)
      byte += bytes(one)
      i += one.length
    }
    expect(at(byte)).toBe(text.length)
    expect(at(byte + 9)).toBe(text.length)
    expect(at(-1)).toBe(0)
  })
})

describe('segments', () => {
  test('of an unmarked text are the text', () => {
    expect(cut('Nothing happened.', [])).toEqual([{ text: 'Nothing happened.', marks: [], first: [] }])
  })
  test('count bytes, not characters', () => {
    const text = 'Türkiye warned Iran.'
    const got = cut(text, [mark('actor', 0, 8), mark('action', 9, 15)])
    expect(got.map((s) => s.text)).toEqual(['Türkiye', ' ', 'warned', ' Iran.'])
  })
  test('overlapping marks share the stretch where they overlap', () => {
    const got = cut('abcdef', [mark('actor', 0, 4), mark('place', 2, 6)])
    expect(got.map((s) => [s.text, rolesOf(s.marks)])).toEqual([
      ['ab', ['actor']],
      ['cd', ['actor', 'place']],
      ['ef', ['place']],
    ])
    expect(got[1]?.first.map((m) => m.role)).toEqual(['place'])
  })
  test('one in another, and two on the same words', () => {
    const got = cut('Iran’s minister said', [mark('voice', 0, 17), mark('actor', 0, 4, 'a'), mark('recipient', 0, 4, 'b')])
    expect(got[0]?.text).toBe('Iran')
    expect(rolesOf(got[0]?.marks ?? [])).toEqual(['actor', 'recipient', 'voice'])
    expect(got.map((s) => s.text).join('')).toBe('Iran’s minister said')
  })
  test('a mark across paragraphs is cut to the stretch', () => {
    const got = cut('one two three', [mark('action', 2, 9)], [4, 7])
    expect(got).toHaveLength(1)
    expect(got[0]?.text).toBe('two')
  })
  test('marks outside the text or empty are left out', () => {
    expect(cut('abc', [mark('actor', 5, 9), mark('place', 1, 1)]).map((s) => s.marks.length)).toEqual([0])
  })
})

describe('marksOf', () => {
  const event = {
    id: 'ev', event: ['ASSAULT'], quad_code: 4, realis: 'actual',
    actor: [{ entity_text: 'it', span: [10, 12], coref: [0, 8] }],
    recipient: [{ entity_text: 'nine people', span: [20, 31] }],
    date_info: { basis: 'published' },
    attribution: [{ stance: 'asserts', hearsay: true, cue: 'reportedly', span: [40, 50] }],
    size: { killed: { text: 'nine people', span: [20, 31] } },
    evidence: { trigger: [13, 19], rule: 'strike' },
  } as unknown as Event
  test('has each part with its span, a pronoun where it stands, hearsay at its cue', () => {
    expect(marksOf(event).map((m) => [m.role, ...m.span])).toEqual([
      ['action', 13, 19],
      ['actor', 10, 12],
      ['recipient', 20, 31],
      ['voice', 40, 50],
      ['figure', 20, 31],
    ])
  })
})

test('a text without paragraphs is one', () => {
  expect(paragraphsOf('é!', undefined)).toEqual([[0, 3]])
  expect(paragraphsOf('é!', [[0, 2]])).toEqual([[0, 2]])
})

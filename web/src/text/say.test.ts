import { expect, test } from 'vitest'
import type { Event } from '../lib/types'
import { doubtOf, sayAll, sayCount, sayDate, sayEvent, withNames } from './say'

const event = (part: Partial<Event>) => ({ event: ['ASSAULT'], realis: 'actual', ...part }) as Event

test('a pronoun is named by what it stands for', () => {
  expect(sayEvent(event({ actor: [{ entity_text: 'it', span: [0, 2], code: 'PAK', identifier_text: 'Pakistan' }], recipient: [{ entity_text: 'civilians', span: [5, 9] }] }))).toBe('Pakistan attacked civilians')
})
test('and so where only the text has the name', () => {
  const text = 'Türkei strikes. It accused Iran.'
  const e = event({ event: ['ACCUSE'], actor: [{ entity_text: 'It', span: [17, 19], code: 'TUR', coref: [0, 7] }], recipient: [{ entity_text: 'Iran', span: [28, 32] }] })
  expect(withNames([e], [], text).map(sayEvent)).toEqual(['Türkei accused Iran'])
  expect(withNames([e], [{ entity_text: 'Türkei', identifier_text: 'Turkey', span: [0, 7] }], text).map(sayEvent)).toEqual(['Turkey accused Iran'])
})
test('a state and a group of its country are two sides', () => {
  expect(sayEvent(event({ actor: [{ entity_text: 'Iran', span: [0, 4], code: 'IRN' }], recipient: [{ entity_text: 'the rebels', span: [9, 19], code: 'IRN', sector: 'REB' }] }))).toBe('Iran attacked the rebels')
})
test('an act on nobody is told in the words of the text', () => {
  const offer = event({ event: ['AGREE'], actor: [{ entity_text: 'China', span: [0, 5] }], event_text: ['offered'] })
  expect(sayEvent(offer)).toBe('China offered')
  expect(sayEvent(event({ actor: [{ entity_text: 'Iranian', span: [0, 7], identifier_text: 'Iran' }], event_text: ['Iranian strike'] }))).toBe('Iranian strike')
  expect(sayAll([offer])).toBe('It tells that China offered.')
  expect(sayAll([event({ ...offer, realis: 'future' })])).toBe('It tells of one act, but not as done.')
  expect(sayAll([])).toContain('No act')
})
test('dates say how far they are known, and from what', () => {
  expect(sayDate(event({ date: '2024-01-16', enddate: '2024-01-16', date_info: { text: 'on Tuesday', basis: 'text' } }))).toBe('16 Jan 2024, from “on Tuesday”')
  expect(sayDate(event({ date_info: { edtf: 'XXXX-01-16', basis: 'text', text: 'on 16 January' } }))).toBe('16 Jan, year unknown, from “on 16 January”')
  expect(sayDate(event({ date_info: { edtf: '2024-01-18', basis: 'published' } }))).toContain('the day of publication')
  expect(sayDate(event({}))).toBe('not known')
})
test('counts keep their bounds and their voice', () => {
  const minister = [{ entity: { entity_text: 'the minister', span: [0, 1] as [number, number] }, stance: 'asserts' as const, span: [0, 1] as [number, number] }]
  expect(sayCount('killed', { low: 9, best: 9, text: 'at least nine', span: [0, 1], attribution: minister })).toBe('at least 9 killed, “at least nine” (the minister)')
  expect(sayCount('killed', { text: 'dozens', span: [0, 1] })).toBe('killed, “dozens” (the outlet’s own word)')
})

test('what all its voices deny is told as denied', () => {
  const e = event({ actor: [{ entity_text: 'it', span: [0, 2], identifier_text: 'Pakistan' }], attribution: [{ entity: { entity_text: 'Islamabad', identifier_text: 'Pakistan', span: [0, 9] }, stance: 'denies', span: [10, 16] }] })
  expect(doubtOf(e)).toBe('denied by Pakistan')
  expect(sayAll([e])).toContain('not as done')
  expect(doubtOf(event({ attribution: [{ hearsay: true, stance: 'asserts', span: [0, 10] }] }))).toBe('hearsay')
})

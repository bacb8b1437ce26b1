// Which dataset a page shows: its place in addresses, and its name in words.
import type { DatasetItem } from './types'
import { count, span } from './words'

/** The name of coded news where a dataset is named. */
export const coded = 'coded'

const takers = [/^\/incidents$/, /^\/map$/, /^\/stats$/, /^\/export$/, /^\/entities\/[^/]+$/, /^\/dyads(\/[^/]+\/[^/]+(\/(series|reciprocity|feed\.atom))?)?$/]

/** Whether a route of the API answers for one dataset. */
export function takesDataset(path: string): boolean {
  return takers.some((t) => t.test(path))
}

const pages = [/^\/$/, /^\/dyads\/?$/, /^\/dyads\/[^/]+\/[^/]+\/?$/, /^\/entities\/[^/]+\/?$/, /^\/export\/?$/]

/** Whether a page of this site shows one dataset, that of its query. */
export function showsDataset(path: string): boolean {
  return pages.some((t) => t.test(path))
}

/** A path with the dataset in its query; none adds nothing. */
export function withDataset(path: string, dataset: string | undefined): string {
  return dataset ? path + (path.includes('?') ? '&' : '?') + 'dataset=' + encodeURIComponent(dataset) : path
}

/** A dataset as a sentence names it: "coded news", "icews". */
export function setName(name: string): string {
  return name === '' || name === coded ? 'coded news' : name
}

/** A dataset as a choice: "icews (3,095 records, 1 Jan – 31 Dec 2018)". */
export function setText(d: DatasetItem): string {
  const days = d.first ? ', ' + span(d.first, d.last) : ''
  return `${setName(d.name)} (${count(d.records, 'record')}${days})`
}

/** The sets that there is something in. */
export function filled(all: readonly DatasetItem[]): DatasetItem[] {
  return all.filter((d) => d.records > 0)
}

/** The two sets to compare: those that are asked for where they differ, else the first that are there. */
export function twoSets(all: readonly DatasetItem[], one: string, two: string): [string, string] | undefined {
  const has = filled(all).map((d) => d.name)
  const known = (n: string) => n !== '' && all.some((d) => d.name === n)
  const a = known(one) ? one : (has.find((n) => n !== two) ?? '')
  const b = known(two) && two !== a ? two : (has.find((n) => n !== a) ?? '')
  return a && b ? [a, b] : undefined
}

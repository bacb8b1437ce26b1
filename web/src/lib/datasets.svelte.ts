import { get } from './api'
import { coded, filled } from './dataset'
import { router } from './router.svelte'
import type { DatasetItem, List } from './types'

/** What data the store has, asked for once. */
class Datasets {
  all = $state.raw<DatasetItem[]>([])
  loaded = $state(false)
  /** Those with something in them. */
  filled = $derived(filled(this.all))
  /** The one that the page shows. */
  shown = $derived(this.all.find((d) => (router.dataset ? d.name === router.dataset : d.usual)))
  /** Where the page shows imported data, its name; until it is known, as the address has it. */
  imported = $derived(this.shown?.imported ? this.shown.name : !this.loaded && router.dataset !== coded ? router.dataset : '')

  load() {
    get<List<DatasetItem>>('/datasets').then(
      (list) => {
        this.all = list.items
        this.loaded = true
      },
      () => (this.loaded = true), // the page itself says what is wrong
    )
  }
}

export const datasets = new Datasets()

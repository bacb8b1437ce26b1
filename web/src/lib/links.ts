// Links between pages that show data: they keep the dataset that is shown.
import { withDataset } from './dataset'
import { router } from './router.svelte'
import { paths } from './words'

/** A path with the dataset that is shown. */
export const keep = (path: string) => withDataset(path, router.dataset)

export const links = {
  dyad: (a: string, b: string) => keep(paths.dyad(a, b)),
  entity: (node: string) => keep(paths.entity(node)),
  incident: (id: string) => keep(paths.incident(id)),
}

// The starts that fetch an export in a program.

export type What = 'incidents' | 'events' | 'articles'

/** What an export is: its format by name and ending, what it is of, and how it was picked. */
export interface Export {
  what: What
  format: string
  extension: string
  since: string
  until: string
  /** '' for what is usual. */
  dataset: string
}

/** Formats whose files begin with data, not with the names of columns. */
const headless = ['gdelt2', 'gdelt-mentions', 'phoenix']

/** The name of the file, as the server gives it. */
export function fileOf(x: Export): string {
  return `dyad-${x.what}${x.format === x.extension ? '' : '-' + x.format}.${x.extension}`
}

/** Starts for the shell and the languages people use, for one export. */
export function snippets(url: string, x: Export): { name: string; code: string }[] {
  const file = fileOf(x)
  const kind = x.extension === 'csv' || x.extension === 'jsonl' || x.extension === 'parquet' || x.extension === 'geojson' ? x.extension : 'tab'
  const bare = headless.includes(x.format)
  const python = {
    csv: `pd.read_csv("${url}")`,
    jsonl: `pd.read_json("${url}", lines=True)`,
    parquet: `pd.read_parquet("${url}")`,
    geojson: `gpd.read_file("${url}")`,
    tab: `pd.read_csv("${url}", sep="\\t", dtype=str${bare ? ', header=None' : ''})`,
  }[kind]
  const r = {
    csv: `${x.what} <- read.csv("${url}")`,
    jsonl: `library(jsonlite)\n${x.what} <- stream_in(url("${url}"))`,
    parquet: `library(arrow) # after the curl line\n${x.what} <- read_parquet("${file}")`,
    geojson: `library(sf) # after the curl line\n${x.what} <- st_read("${file}")`,
    tab: `${x.what} <- read.delim("${url}", quote = ""${bare ? ', header = FALSE' : ''})`,
  }[kind]
  const duck = {
    csv: `read_csv('${file}')`,
    jsonl: `read_json('${file}')`,
    parquet: `'${file}'`,
    geojson: `st_read('${file}')`,
    tab: `read_csv('${file}', delim = '\\t', quote = '', all_varchar = true${bare ? ', header = false' : ''})`,
  }[kind]
  const flags = [
    x.what === 'events' ? `--format ${x.format}` : `--what ${x.what}`,
    x.dataset && x.dataset !== 'coded' && x.what === 'events' ? `--dataset ${quote(x.dataset)}` : '',
    x.since ? `--since ${x.since}` : '',
    x.until && x.what === 'events' ? `--until ${x.until}` : '',
  ].filter(Boolean)
  const own = x.what === 'events' ? file : `dyad-${x.what}.jsonl`
  return [
    { name: 'curl', code: `curl -o ${file} '${url}'` },
    { name: 'Python', code: `import ${kind === 'geojson' ? 'geopandas as gpd' : 'pandas as pd'}\n\n${x.what} = ${python}` },
    { name: 'R', code: r },
    { name: 'DuckDB', code: `-- after the curl line\n${kind === 'geojson' ? 'LOAD spatial;\n' : ''}SELECT * FROM ${duck} LIMIT 10;` },
    { name: 'dyad', code: `dyad export --store dyad.db ${flags.join(' ')} > ${own}` },
  ]
}

function quote(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`
}

// The starts that fetch an export in a program.

export type What = 'incidents' | 'events' | 'articles'
export type Format = 'csv' | 'jsonl'

/** Starts for the shell and the languages people use, for one export. */
export function snippets(url: string, what: What, format: Format, since: string): { name: string; code: string }[] {
  const file = `dyad-${what}.${format}`
  const read = format === 'csv' ? `pd.read_csv("${url}")` : `pd.read_json("${url}", lines=True)`
  const duck = format === 'csv' ? `read_csv('${file}')` : `read_json('${file}')`
  return [
    { name: 'curl', code: `curl -o ${file} '${url}'` },
    { name: 'Python', code: `import pandas as pd\n\n${what} = ${read}` },
    { name: 'R', code: format === 'csv' ? `${what} <- read.csv("${url}")` : `library(jsonlite)\n${what} <- stream_in(url("${url}"))` },
    { name: 'DuckDB', code: `-- after the curl line\nSELECT * FROM ${duck} LIMIT 10;` },
    { name: 'dyad', code: `dyad export --store dyad.db --what ${what}${since ? ` --since ${since}` : ''} > dyad-${what}.jsonl` },
  ]
}

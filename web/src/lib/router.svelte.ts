// The address bar as state: every view is a link, Back returns to the same scroll and filters.

interface Place {
  x: number
  y: number
}

class Router {
  path = $state('/')
  search = $state('')
  /** Rises with each move to another page (not with filters, nor with Back). */
  moves = $state(0)
  query = $derived(new URLSearchParams(this.search))
  /** The dataset that the address names, '' for what is usual. */
  dataset = $derived(this.query.get('dataset') ?? '')

  /** Starts to follow the address bar and the links of the page. Called once. */
  start() {
    history.scrollRestoration = 'manual'
    this.#read()
    addEventListener('popstate', (e) => {
      this.#read()
      const place = (e.state as { scroll?: Place } | null)?.scroll
      if (place) restore(place)
    })
    let late: ReturnType<typeof setTimeout> | undefined
    addEventListener('scroll', () => {
      clearTimeout(late)
      late = setTimeout(() => this.#keepScroll(), 120)
    }, { passive: true })
    addEventListener('pagehide', () => this.#keepScroll())
    const place = (history.state as { scroll?: Place } | null)?.scroll
    if (place) restore(place)
    document.addEventListener('click', (e) => this.#click(e))
  }

  /** Goes to a page of this site. */
  go(href: string) {
    const to = new URL(href, location.href)
    this.#keepScroll()
    const same = to.pathname === location.pathname
    history.pushState(null, '', to)
    this.#read()
    if (to.hash) {
      queueMicrotask(() => document.getElementById(decodeURIComponent(to.hash.slice(1)))?.scrollIntoView())
      return
    }
    stop()
    scrollTo(0, 0)
    if (!same) this.moves++
  }

  /** Sets parameters of the query, null to drop one. The place on the page stays. */
  set(changes: Record<string, string | null>, how: { replace?: boolean } = {}) {
    const next = new URLSearchParams(location.search)
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(key)
      else next.set(key, value)
    }
    const text = next.toString()
    const href = location.pathname + (text ? '?' + text : '') + location.hash
    if (href === location.pathname + location.search + location.hash) return
    if (how.replace) history.replaceState(history.state, '', href)
    else {
      this.#keepScroll()
      history.pushState({ scroll: { x: scrollX, y: scrollY } }, '', href)
    }
    this.#read()
  }

  #read() {
    this.path = location.pathname
    this.search = location.search
  }

  #keepScroll() {
    history.replaceState({ ...(history.state as object | null), scroll: { x: scrollX, y: scrollY } }, '')
  }

  #click(e: MouseEvent) {
    if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
    const link = (e.target as Element | null)?.closest?.('a[href]')
    if (!link || link.hasAttribute('download') || link.getAttribute('target') || link.getAttribute('rel') === 'external') return
    const href = link instanceof HTMLAnchorElement ? link.href : new URL(link.getAttribute('href') ?? '', location.href).href
    const to = new URL(href)
    if (to.origin !== location.origin || to.pathname.startsWith('/api/')) return
    if (to.hash && to.pathname === location.pathname && to.search === location.search) return // the browser's own jump
    e.preventDefault()
    this.go(href)
  }
}

let wanted: ReturnType<typeof requestAnimationFrame> | undefined

function stop() {
  if (wanted !== undefined) cancelAnimationFrame(wanted)
  wanted = undefined
}

/** Scrolls to a place as soon as the page is long enough, unless the reader scrolls first. */
function restore(place: Place) {
  stop()
  const until = performance.now() + 3000
  for (const kind of ['wheel', 'touchstart', 'keydown'] as const) addEventListener(kind, stop, { once: true, passive: true })
  const step = () => {
    const room = document.documentElement.scrollHeight - innerHeight
    if (room >= place.y || performance.now() > until) {
      scrollTo(place.x, place.y)
      if (room >= place.y) return stop()
    }
    wanted = performance.now() > until ? undefined : requestAnimationFrame(step)
  }
  step()
}

export const router = new Router()

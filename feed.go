package dyad

import "time"

// Feed is a list of links that an outlet keeps up to date, and how reading it goes.
// Times are in UTC.
type Feed struct {
	URL          string        `json:"url"`
	Title        string        `json:"title,omitempty"`
	Kind         string        `json:"kind,omitempty"` // rss, atom, json, sitemap; "" before it was read
	ETag         string        `json:"etag,omitempty"`
	LastModified string        `json:"last_modified,omitempty"`
	Every        time.Duration `json:"every,omitempty"`    // how often it is asked, as it has shown to change
	Polled       time.Time     `json:"polled,omitzero"`    // when it was last asked
	Succeeded    time.Time     `json:"succeeded,omitzero"` // when it last answered well, unchanged or not
	Next         time.Time     `json:"next,omitzero"`      // when it may be asked again
	Failures     int           `json:"failures,omitempty"` // in a row
	Error        string        `json:"error,omitempty"`    // of the last poll
	Links        int           `json:"links,omitempty"`    // found in all
	Stopped      bool          `json:"stopped,omitempty"`  // the site said it is gone for good (410)
}

// Link is a page that a feed names, and what became of it.
type Link struct {
	URL       string    `json:"url"`
	Feed      string    `json:"feed"`
	Title     string    `json:"title,omitempty"`
	Published Day       `json:"published,omitempty"`
	Found     time.Time `json:"found"`
	Tries     int       `json:"tries,omitempty"`
	Next      time.Time `json:"next,omitzero"`  // when it may be fetched (again)
	Done      bool      `json:"done,omitempty"` // kept, or given up
	Article   ArticleID `json:"article,omitempty"`
	Error     string    `json:"error,omitempty"` // of the last try
}

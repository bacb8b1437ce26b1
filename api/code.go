package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/dyad-news/dyad"
)

// Limits of coding on request.
const (
	maxText  = 10 << 20 // bytes of one text or page, as fetch has it
	maxBody  = maxText + maxText/4
	codeTime = 30 * time.Second
	waitTime = 10 * time.Second // for a slot
)

// errFetch says that a page could not be had.
var errFetch = errors.New("the page could not be fetched")

// PageIn is a page to be coded: one of text, html and url.
type PageIn struct {
	Text    string `json:"text,omitempty" doc:"Plain text."`
	HTML    string `json:"html,omitempty" doc:"A page as it was served."`
	URL     string `json:"url,omitempty" maxLength:"2000" doc:"Of a page that is fetched, at a public address; with text or html where that comes from."`
	Title   string `json:"title,omitempty" maxLength:"1000" doc:"With text."`
	Date    string `json:"date,omitempty" maxLength:"10" doc:"Day of publication, 2024-01-16, where the page does not tell it."`
	Outlet  string `json:"outlet,omitempty" maxLength:"200" doc:"Who published it, where the page does not tell it."`
	Explain bool   `json:"explain,omitempty" doc:"Give sentences with their trees, and the rules that came near."`
}

type codeIn struct{ Body PageIn }

// CodeOut is what was read from a page.
type CodeOut struct {
	Article   dyad.Article   `json:"article"`
	Mentions  []dyad.Mention `json:"mentions"`
	Times     []dyad.Timex   `json:"times"`
	Places    []dyad.Toponym `json:"places"`
	Events    []dyad.Event   `json:"events"`
	Sentences []SentenceOut  `json:"sentences,omitempty" doc:"With explain."`
	Near      []dyad.Rival   `json:"near,omitempty" doc:"With explain: rules that came near, and what stopped them."`
}

// SentenceOut is a sentence with its tree.
type SentenceOut struct {
	Span   dyad.Span  `json:"span"`
	Tokens []TokenOut `json:"tokens"`
}

// TokenOut is one word of a sentence. Head is the index of its head, -1 for the root.
type TokenOut struct {
	Form   string    `json:"form"`
	Lemma  string    `json:"lemma"`
	UPOS   string    `json:"upos"`
	Feats  string    `json:"feats"`
	Head   int       `json:"head"`
	Deprel string    `json:"deprel"`
	Span   dyad.Span `json:"span"`
}

// page makes a page of what was sent, and fetches it where that is only an address.
func (s *Server) page(ctx context.Context, in *PageIn) (p dyad.Page, err error) {
	p = dyad.Page{Name: "the page", URL: in.URL, Published: dyad.Day(in.Date), Outlet: in.Outlet}
	if _, ok := p.Published.Time(); in.Date != "" && !ok {
		return p, wrong("date: %q is no day", in.Date)
	}
	switch {
	case in.Text != "" && in.HTML != "":
		return p, wrong("send text or html, not both")
	case len(in.Text) > maxText || len(in.HTML) > maxText:
		return p, fmt.Errorf("%w: at most %d bytes", dyad.ErrTooLarge, maxText)
	case in.HTML != "":
		p.MediaType, p.Body = "text/html; charset=utf-8", []byte(in.HTML)
	case in.Text != "" && in.Title != "":
		p.MediaType = "application/json"
		p.Body, err = json.Marshal(map[string]string{"text": in.Text, "title": in.Title, "url": in.URL, "date": in.Date, "outlet": in.Outlet})
	case in.Text != "":
		p.MediaType, p.Body = "text/plain; charset=utf-8", []byte(in.Text)
	case in.URL != "":
		got, err := s.parts.Fetch(ctx, in.URL)
		if err != nil {
			if statusOf(err) == 500 {
				err = fmt.Errorf("%w: %w", errFetch, err)
			}
			return p, err
		}
		got.Published, got.Outlet = p.Published, p.Outlet
		return got, nil
	default:
		return p, wrong("send one of text, html and url")
	}
	return p, err
}

// coded runs f in a slot, with a deadline. A text that is over it keeps its slot until it
// is done, so that slow texts cannot pile up.
func (s *Server) coded(ctx context.Context, f func() error) error {
	wait := time.NewTimer(waitTime)
	defer wait.Stop()
	select {
	case s.slots <- struct{}{}:
	case <-wait.C:
		return errBusy
	case <-ctx.Done():
		return ctx.Err()
	}
	done := make(chan error, 1)
	go func() {
		defer func() { <-s.slots }()
		defer func() {
			if v := recover(); v != nil {
				s.parts.Log.Error("panic", "route", "code", "value", fmt.Sprint(v), "stack", string(debug.Stack()))
				done <- errors.New("a fault in dyad")
			}
		}()
		done <- f()
	}()
	limit := time.NewTimer(codeTime)
	defer limit.Stop()
	select {
	case err := <-done:
		return err
	case <-limit.C:
		return errSlow
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Server) code(ctx context.Context, in *codeIn) (*out[CodeOut], error) {
	p, err := s.page(ctx, &in.Body)
	if err != nil {
		return nil, err
	}
	type result struct {
		k    dyad.Coding
		near []dyad.Rival
	}
	got := make(chan result, 1)
	err = s.coded(ctx, func() (err error) {
		var r result
		if in.Body.Explain {
			r.k, r.near, err = s.parts.Explain(p)
		} else {
			r.k, err = s.parts.Code(p)
		}
		got <- r
		return err
	})
	if err != nil {
		return nil, err
	}
	r := <-got
	o := codeOut(&r.k)
	if in.Body.Explain {
		o.Near, o.Sentences = r.near, sentences(r.k.Sentences)
	}
	return &out[CodeOut]{o}, nil
}

func codeOut(k *dyad.Coding) CodeOut {
	return CodeOut{Article: k.Article, Mentions: some(k.Mentions), Times: some(k.Times), Places: some(k.Places), Events: some(k.Events)}
}

// some makes nil an empty list, which clients can walk.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func sentences(all []dyad.Sentence) []SentenceOut {
	var list []SentenceOut
	for i := range all {
		x := SentenceOut{Span: all[i].Span, Tokens: []TokenOut{}}
		for _, t := range all[i].Tokens {
			x.Tokens = append(x.Tokens, TokenOut{t.Form, t.Lemma, t.UPOS, t.Feats, t.Head, t.Deprel, t.Span})
		}
		list = append(list, x)
	}
	return list
}

// KeptOut says what became of an article that was posted.
type KeptOut struct {
	Article dyad.ArticleID `json:"article_id"`
	Added   bool           `json:"added" doc:"False where its text was there already."`
	Events  int            `json:"events"`
}

func (s *Server) postArticle(ctx context.Context, in *codeIn) (*out[KeptOut], error) {
	p, err := s.page(ctx, &in.Body)
	if err != nil {
		return nil, err
	}
	coding := make(chan dyad.Coding, 1)
	if err := s.coded(ctx, func() error {
		k, err := s.parts.Code(p)
		coding <- k
		return err
	}); err != nil {
		return nil, err
	}
	k := <-coding
	added, err := s.parts.Keep(ctx, p, k)
	if err != nil {
		return nil, err
	}
	events, err := s.parts.Store.EventsOf(ctx, k.Article.ID)
	if err != nil {
		return nil, err
	}
	return &out[KeptOut]{KeptOut{k.Article.ID, added, len(events)}}, nil
}

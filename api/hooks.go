package api

import (
	"context"
	"encoding/json"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/hook"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/relate"
)

// HookIn asks for a webhook.
type HookIn struct {
	URL  string `json:"url" minLength:"8" maxLength:"2000" doc:"Public http or https address that is posted to."`
	Rule string `json:"rule" minLength:"8" maxLength:"300" doc:"\"strain of IRN and PAK over 3\" or \"incident of type ASSAULT between IRN and PAK\"."`
}

// HookOut is a webhook. Secret is given once, when it is made.
type HookOut struct {
	ID      string    `json:"id"`
	URL     string    `json:"url"`
	Rule    string    `json:"rule"`
	Created time.Time `json:"created"`
	Secret  string    `json:"secret,omitempty"`
	Pending int       `json:"pending" doc:"Deliveries that wait."`
	Lost    int       `json:"lost" doc:"Deliveries that were given up."`
	Sent    time.Time `json:"sent,omitzero" doc:"When the last delivery was taken."`
	Error   string    `json:"error,omitempty" doc:"Of the last try, where it failed."`
}

type hookIn struct{ Body HookIn }

func hookOut(h *hook.Hook) HookOut {
	return HookOut{ID: h.ID, URL: h.URL, Rule: h.Rule, Created: h.Created, Pending: len(h.Outbox), Lost: h.Lost, Sent: h.Sent, Error: h.Error}
}

func (s *Server) hooks(_ context.Context, in *Paging) (*out[List[HookOut]], error) {
	var all []HookOut
	for _, h := range s.parts.Hooks.All() {
		all = append(all, hookOut(&h))
	}
	page, next, err := slicePage(all, in)
	return listOf(page, next), err
}

func (s *Server) addHook(ctx context.Context, in *hookIn) (*out[HookOut], error) {
	v, err := s.view(ctx, dyad.Coded)
	if err != nil {
		return nil, err
	}
	if _, err := s.rule(v, in.Body.Rule); err != nil {
		return nil, err
	}
	if private(in.Body.URL) {
		return nil, wrong("url: webhooks go to public addresses only")
	}
	after, err := s.newest(ctx)
	if err != nil {
		return nil, err
	}
	h, err := s.parts.Hooks.Add(in.Body.URL, strings.TrimSpace(in.Body.Rule), after, s.parts.Now())
	if err != nil {
		return nil, err
	}
	o := hookOut(&h)
	o.Secret = h.Secret
	return &out[HookOut]{o}, nil
}

func (s *Server) rule(v *view, text string) (hook.Rule, error) {
	var types []string
	for _, t := range s.parts.Ontology.Types {
		types = append(types, t.Name)
	}
	return hook.Parse(text, s.resolver(v), types)
}

// private tells addresses that are plainly not public early, to say so; the sender
// refuses all of them, whatever a name resolves to.
func private(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && (!ip.IsGlobalUnicast() || ip.IsPrivate())
}

func (s *Server) deleteHook(_ context.Context, in *idIn) (*struct{}, error) {
	return nil, s.parts.Hooks.Remove(in.ID)
}

// HookBody is what a webhook is told.
type HookBody struct {
	Webhook  string              `json:"webhook"`
	Rule     string              `json:"rule"`
	At       time.Time           `json:"at"`
	Kind     hook.Kind           `json:"kind"`
	A        *shape.NodeName     `json:"a,omitempty"`
	B        *shape.NodeName     `json:"b,omitempty"`
	Strain   *float64            `json:"strain,omitempty"`
	Incident *shape.IncidentCard `json:"incident,omitempty"`
}

// look holds every webhook's rule against what the store has that is new to it.
func (s *Server) look(ctx context.Context) {
	s.behind = false
	for _, h := range s.parts.Hooks.All() {
		v, err := s.view(ctx, dyad.Coded)
		if err != nil {
			return
		}
		rule, err := s.rule(v, h.Rule)
		if err != nil { // the node has gone from the store: nothing to tell
			continue
		}
		f := hook.Found{After: h.After, Crossed: h.Crossed}
		if rule.Kind == hook.Strain {
			err = s.lookStrain(ctx, v, &h, &rule, &f)
		} else {
			err = s.lookIncidents(ctx, &h, &rule, &f)
		}
		if err == nil && (f.After != h.After || f.Crossed != h.Crossed || len(f.Bodies) > 0) {
			err = s.parts.Hooks.Note(h.ID, f, s.parts.Now())
		}
		if err != nil && ctx.Err() == nil {
			s.parts.Log.Error("webhook", "id", h.ID, "error", err)
		}
	}
}

func (s *Server) body(h *hook.Hook, kind hook.Kind) HookBody {
	return HookBody{Webhook: h.ID, Rule: h.Rule, At: s.parts.Now().UTC().Truncate(time.Second), Kind: kind}
}

func (s *Server) lookStrain(ctx context.Context, v *view, h *hook.Hook, rule *hook.Rule, f *hook.Found) error {
	d := dyad.Dyad{From: rule.A, To: rule.B}
	rows, err := s.rows(ctx, dyad.DayQuery{Dyad: d, Both: true, From: before(v.today, relate.Memory), To: v.today})
	if err != nil {
		return err
	}
	strain := relate.StrainOn(rows, d, v.today).Index
	f.Crossed = rule.Crossed(strain)
	if !f.Crossed || h.Crossed {
		return nil
	}
	b := s.body(h, rule.Kind)
	one, two := s.parts.Names.Named(rule.A), s.parts.Names.Named(rule.B)
	b.A, b.B, b.Strain = &one, &two, &strain
	return tell(f, b)
}

func tell(f *hook.Found, b HookBody) error {
	body, err := json.Marshal(b)
	f.Bodies = append(f.Bodies, body)
	return err
}

// lookPart is how many articles are looked through at a time, so that much that is new
// does not hold up the streams.
const lookPart = 200

// lookIncidents goes through the articles that are new to the hook, a part at a time.
func (s *Server) lookIncidents(ctx context.Context, h *hook.Hook, rule *hook.Rule, f *hook.Found) error {
	st := s.parts.Store
	all, err := st.Kept(ctx, dyad.KeptQuery{After: h.After, Oldest: true, Limit: lookPart})
	if err != nil {
		return err
	}
	s.behind = s.behind || len(all) == lookPart
	seen := slices.Clone(h.Told)
	for _, k := range all {
		events, err := st.EventsOf(ctx, k.ID)
		if err != nil {
			return err
		}
		for _, e := range events {
			x, err := s.joined(ctx, e)
			if err != nil {
				return err
			}
			if x.Incident == "" || slices.Contains(seen, x.Incident) {
				continue
			}
			n, err := st.Incident(ctx, x.Incident)
			if err != nil {
				return err
			}
			if !rule.Meets(&n) {
				continue
			}
			seen = append(seen, n.ID)
			c, err := s.cardOf(ctx, n.ID)
			if err != nil {
				return err
			}
			f.Told = append(f.Told, n.ID)
			b := s.body(h, rule.Kind)
			b.Incident = c
			if err := tell(f, b); err != nil {
				return err
			}
		}
		f.After = k.N
	}
	return nil
}

// deliver sends what is due, each on its own, and waits for none.
func (s *Server) deliver(ctx context.Context) {
	for _, j := range s.parts.Hooks.Due(s.parts.Now()) {
		go func() {
			err := s.parts.Sender.Send(ctx, j)
			if ctx.Err() != nil {
				err = ctx.Err()
			}
			if err != nil {
				s.parts.Log.Warn("webhook", "id", j.Hook.ID, "delivery", j.Delivery.ID, "error", err)
			}
			if err := s.parts.Hooks.Done(j, err, s.parts.Now()); err != nil {
				s.parts.Log.Error("webhook", "id", j.Hook.ID, "error", err)
			}
		}()
	}
}

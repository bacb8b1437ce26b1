package cli

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api"
	"github.com/dyad-news/dyad/api/shape"
)

// TestDisputes holds that each disputed claim of the sample crises, and no other, shows as
// disputed with its claimants in the terminal, in the lists of the API, and in what the
// incident's page is made of.
func TestDisputes(t *testing.T) {
	store := filepath.Join(t.TempDir(), "dyad.db")
	dyadRun(t, "keep", "--store", store, "../sample")
	base := serveStore(t, store)
	want := []string{ // kind, what, claimants (of a denial the one who denies is last), what they say
		"figures killed: IND 300, PAK none",
		"denial harbouring the group: IND, PAK",
		"denial bombed a camp: IND, PAK",
		"denial shot down a Pakistani fighter aircraft: IND, PAK",
		"denial targeted civilians: IRN, Balochistan Liberation Army, PAK",
		"denial sheltering militants: IRN, PAK",
		"denial sheltering militants: PAK, IRN",
	}
	slices.Sort(want)

	listed := map[string]dyad.IncidentID{}
	claims := getJSON[api.List[shape.ClaimItem]](t, base+"/api/v1/claims?disputed=true&limit=100")
	for _, c := range claims.Items {
		if c.State != "disputed" {
			t.Errorf("a claim on %s is %s", c.Incident, c.State)
		}
		for i := range c.Contradictions {
			listed[dispute(&c.Contradictions[i])] = c.Incident
		}
	}
	compareDisputes(t, "/api/v1/claims", listed, want)

	terminal := unwrapped(dyadRun(t, "claims", "--store", store, "--disputed"))
	paged := map[string]dyad.IncidentID{}
	for _, id := range listed {
		page := getJSON[api.IncidentPage](t, base+"/api/v1/incidents/"+string(id))
		if !page.Incident.Disputed || page.Incident.State != "disputed" {
			t.Errorf("the card of %s says it is %s", id, page.Incident.State)
		}
		shown := unwrapped(dyadRun(t, "show", "--store", store, string(id)))
		for i := range page.Contradictions {
			x := &page.Contradictions[i]
			paged[dispute(x)] = id
			var words []string // as the terminal calls the claimants
			for _, s := range x.Stands {
				at := slices.IndexFunc(page.Claims, func(c shape.ClaimOut) bool { return c.Event == s.Event && c.ByName == s.Who })
				if at < 0 {
					t.Fatalf("%s: no claim by %s stands beside %q", id, s.Who, x.Sentence)
				}
				words = append(words, page.Claims[at].ByText)
			}
			if !inTerminal(terminal, x, words) {
				t.Errorf("dyad claims does not say %q of %q", x.Sentence, words)
			}
			if !inTerminal(shown, x, words) {
				t.Errorf("dyad show %s does not say %q of %q", id, x.Sentence, words)
			}
		}
	}
	compareDisputes(t, "/api/v1/incidents/{id}", paged, want)
}

// dispute writes a contradiction: kind, what, claimants.
func dispute(x *shape.Contradiction) string {
	var stands []string
	for _, s := range x.Stands {
		who := string(s.Node)
		switch {
		case x.Kind != "figures":
		case s.High != nil && *s.High == 0:
			who += " none"
		default:
			who += fmt.Sprintf(" %d", *s.Low)
		}
		stands = append(stands, who)
	}
	return fmt.Sprintf("%s %s: %s", x.Kind, x.What, strings.Join(stands, ", "))
}

func compareDisputes(t *testing.T, where string, got map[string]dyad.IncidentID, want []string) {
	t.Helper()
	var all []string
	for d := range got {
		all = append(all, d)
	}
	slices.Sort(all)
	if !slices.Equal(all, want) {
		t.Fatalf("%s gives\n%s\nwant\n%s", where, strings.Join(all, "\n"), strings.Join(want, "\n"))
	}
}

// unwrapped is text with its lines joined.
func unwrapped(b []byte) string { return strings.Join(strings.Fields(string(b)), " ") }

// inTerminal reports whether a contradiction stands in the text with all its claimants, which
// are called by these words.
func inTerminal(text string, x *shape.Contradiction, words []string) bool {
	return slices.ContainsFunc(strings.Split(text, "≠")[1:], func(s string) bool {
		s, _, _ = strings.Cut(s, ". ")
		if x.Kind == "denial" && !strings.Contains(s, "denies “"+x.What+"”") {
			return false
		}
		for i, st := range x.Stands {
			if !strings.Contains(s, words[i]) || st.Low != nil && *st.Low > 0 && !strings.Contains(s, fmt.Sprint(*st.Low)) {
				return false
			}
		}
		return true
	})
}

// serveStore serves a store and returns the address once it answers.
func serveStore(t *testing.T, store string) string {
	t.Helper()
	base := "http://127.0.0.1:" + freePorts(t, 1)[0]
	launch(t, "dyad", "serve", "--store", store, "--addr", strings.TrimPrefix(base, "http://"))
	for range 600 {
		if r, err := http.Get(base + "/readyz"); err == nil {
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return base
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the server does not answer")
	return ""
}

func getJSON[T any](t *testing.T, url string) (v T) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", url, r.Status)
	}
	if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
		t.Fatalf("%s: %v", url, err)
	}
	return v
}

package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/dyad-news/dyad/store/postgres"
	"github.com/dyad-news/dyad/work"
	"github.com/dyad-news/dyad/work/probe"
	"github.com/dyad-news/dyad/work/server"
)

func deployed(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../deploy", file))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// accepts holds that dyad takes these arguments.
func accepts(t *testing.T, where string, args []string) {
	t.Helper()
	e, _, _ := world(t.Context(), nil)
	if chosen, err := newLine(e).Parse(&commands{}, args); err != nil || chosen == nil {
		t.Errorf("%s: dyad %v: %v", where, args, err)
	}
}

// documents decodes all documents of a YAML file, strictly as to keys that are there twice.
func documents[T any](t *testing.T, file string) (all []T) {
	t.Helper()
	d := yaml.NewDecoder(bytes.NewReader(deployed(t, file)))
	for {
		var v T
		err := d.Decode(&v)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, v)
	}
}

// TestCompose reads the one file, and the other that is laid over it.
func TestCompose(t *testing.T) {
	type service struct {
		Image, Restart string
		Command        []string
		Limit          string `yaml:"mem_limit"`
		ReadOnly       bool   `yaml:"read_only"`
		Environment    map[string]string
		Health         struct{ Test []string }      `yaml:"healthcheck"`
		After          map[string]map[string]string `yaml:"depends_on"`
	}
	var c struct{ Services map[string]service }
	if err := yaml.Unmarshal(deployed(t, "compose.yaml"), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Services) != 4 {
		t.Errorf("%d services", len(c.Services))
	}
	for name, s := range c.Services {
		if s.Image != "dyad" {
			continue
		}
		accepts(t, "compose.yaml: "+name, s.Command)
		if s.Limit == "" || s.Restart == "" || !s.ReadOnly {
			t.Errorf("%s: no limit of memory, no restart, or may be written: %+v", name, s)
		}
	}
	var over struct{ Services map[string]service }
	if err := yaml.Unmarshal(deployed(t, "compose.postgres.yaml"), &over); err != nil {
		t.Fatal(err)
	}
	base, serve, db := c.Services["serve"], over.Services["serve"], over.Services["postgres"]
	if len(over.Services) != 2 || db.Limit == "" || db.Restart == "" || len(db.Health.Test) == 0 || serve.After["postgres"]["condition"] != "service_healthy" {
		t.Errorf("compose.postgres.yaml: %+v", over)
	}
	addressed(t, "compose.postgres.yaml", serve.Environment["DYAD_STORE"], base.Command)
	if serve.Environment["PGPASSWORD"] == "" || !strings.HasPrefix(db.Environment["POSTGRES_PASSWORD"], "${DYAD_PASSWORD:?") {
		t.Error("compose.postgres.yaml: the server has no password, or the database one that is known")
	}
}

// addressed holds that a command goes by the store of the environment, and that this is a
// database that Dyad can read the address of, without a password in it.
func addressed(t *testing.T, where, store string, args []string) {
	t.Helper()
	u, err := url.Parse(store)
	if err != nil || !postgres.IsAddress(store) || u.Hostname() != "postgres" || u.User.String() != "dyad" || u.Path != "/dyad" {
		t.Errorf("%s: store %q", where, store)
	}
	if slices.Contains(args, "--store") {
		t.Errorf("%s: the store is given twice", where)
	}
}

type probing struct {
	HTTP *struct {
		Path string
		Port any
	} `yaml:"httpGet"`
	Exec *struct{ Command []string }
}

type manifest struct {
	Kind     string
	Metadata struct{ Name, Namespace string }
	Spec     struct {
		Template struct {
			Spec struct {
				SecurityContext struct {
					RunAsNonRoot bool `yaml:"runAsNonRoot"`
				} `yaml:"securityContext"`
				Containers []struct {
					Name, Image string
					Args        []string
					Env         []struct {
						Name, Value string
						ValueFrom   struct {
							Secret struct{ Name, Key string } `yaml:"secretKeyRef"`
						} `yaml:"valueFrom"`
					}
					Ports []struct {
						ContainerPort int `yaml:"containerPort"`
					}
					LivenessProbe  *probing `yaml:"livenessProbe"`
					ReadinessProbe *probing `yaml:"readinessProbe"`
					Resources      struct {
						Requests, Limits map[string]string
					}
					SecurityContext struct {
						ReadOnly bool  `yaml:"readOnlyRootFilesystem"`
						Escalate *bool `yaml:"allowPrivilegeEscalation"`
					} `yaml:"securityContext"`
				}
			}
		}
	}
}

func TestKubernetes(t *testing.T) {
	containers, databases := 0, 0
	for _, file := range []string{"kubernetes/dyad.yaml", "kubernetes/nats.yaml", "kubernetes/postgres/dyad.yaml"} {
		for _, m := range documents[manifest](t, file) {
			if m.Kind == "" || m.Metadata.Name == "" || m.Kind != "Namespace" && m.Metadata.Namespace != "dyad" {
				t.Errorf("%s: %s %s in %q", file, m.Kind, m.Metadata.Name, m.Metadata.Namespace)
			}
			pod := m.Spec.Template.Spec
			for _, c := range pod.Containers {
				containers++
				where := file + ": " + m.Metadata.Name
				if !pod.SecurityContext.RunAsNonRoot || !c.SecurityContext.ReadOnly || c.SecurityContext.Escalate == nil || *c.SecurityContext.Escalate {
					t.Errorf("%s: may be root, or write where it should not", where)
				}
				if c.Resources.Limits["memory"] == "" || c.Resources.Requests["cpu"] == "" || c.LivenessProbe == nil {
					t.Errorf("%s: no limit of memory, no request of processors, or no probe", where)
				}
				if c.Image != "dyad" {
					continue
				}
				accepts(t, where, c.Args)
				for _, e := range c.Env {
					if e.Name == "DYAD_STORE" {
						addressed(t, where, e.Value, c.Args)
						databases++
					}
					if secret := e.ValueFrom.Secret; e.Name == "PGPASSWORD" && (secret.Name != "postgres" || secret.Key != "password") {
						t.Errorf("%s: password from %+v", where, secret)
					}
				}
				if p := c.LivenessProbe; p != nil && p.Exec != nil {
					accepts(t, where, p.Exec.Command[1:])
				}
				for _, p := range c.Ports {
					if !strings.Contains(strings.Join(c.Args, " ")+" ", ":"+itoa(p.ContainerPort)+" ") {
						t.Errorf("%s: nothing listens on %d", where, p.ContainerPort)
					}
				}
				for _, p := range []*probing{c.LivenessProbe, c.ReadinessProbe} {
					if p != nil && p.HTTP != nil && p.HTTP.Path != "/healthz" && p.HTTP.Path != "/readyz" {
						t.Errorf("%s: nothing answers %s", where, p.HTTP.Path)
					}
				}
			}
		}
	}
	if containers != 6 || databases != 1 {
		t.Errorf("%d containers, %d of them with a store in a database", containers, databases)
	}
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

func TestUnits(t *testing.T) {
	files, err := filepath.Glob("../deploy/systemd/*.service")
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		text := string(deployed(t, filepath.Join("systemd", filepath.Base(f))))
		_, line, ok := strings.Cut(text, "\nExecStart=/usr/local/bin/dyad ")
		line, _, _ = strings.Cut(line, "\n")
		if !ok {
			t.Errorf("%s: no ExecStart", f)
		}
		accepts(t, f, strings.Fields(strings.ReplaceAll(line, "${DYAD_NATS}", "nats://127.0.0.1:4222")))
		for _, want := range []string{"MemoryMax=", "DynamicUser=yes", "NoNewPrivileges=yes", "Restart=always", "StartLimitIntervalSec=0"} {
			if !strings.Contains(text, "\n"+want) {
				t.Errorf("%s: no %s", f, want)
			}
		}
	}
}

func TestDockerfile(t *testing.T) {
	text := string(deployed(t, "Dockerfile"))
	stages := regexp.MustCompile(`(?m)^FROM (\S+)`).FindAllStringSubmatch(text, -1)
	if last := stages[len(stages)-1][1]; !strings.Contains(last, "distroless") || !strings.Contains(text, "\nUSER nonroot\n") {
		t.Errorf("runs on %s, or as root", last)
	}
	var args []string
	if err := json.Unmarshal([]byte(regexp.MustCompile(`(?m)^CMD (.*)$`).FindStringSubmatch(text)[1]), &args); err != nil {
		t.Fatal(err)
	}
	accepts(t, "Dockerfile", args)
	for _, m := range regexp.MustCompile(`(?m)^COPY (?:--\S+ )*(.+) \S+$`).FindAllStringSubmatch(text, -1) {
		for _, src := range strings.Fields(m[1]) {
			if strings.HasPrefix(src, "/") {
				continue // of another stage
			}
			if _, err := os.Stat(filepath.Join("..", src)); err != nil {
				t.Error(err)
			}
		}
	}
}

// metricNames returns the metrics that the program shows.
func metricNames(t *testing.T) (names []string) {
	t.Helper()
	s, err := server.Start(t.TempDir(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	q, err := work.Open(t.Context(), work.Options{URL: s.URL(), Pin: "p"})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	r := prometheus.NewRegistry()
	r.MustRegister(probe.Queue{Queue: q}, probe.Worker{Worker: &work.Worker{}})
	all, err := r.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		names = append(names, m.GetName())
	}
	api, err := os.ReadFile("../api/ops.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"(dyad_[a-z_]+)"`).FindAllSubmatch(api, -1) {
		names = append(names, string(m[1]))
	}
	return append(names, "dyad_http_request_seconds_bucket")
}

// TestMetricsNamed holds that what the dashboard and the alerts ask for is there, and
// that docs/operations.md has all metrics and alerts.
func TestMetricsNamed(t *testing.T) {
	names := metricNames(t)
	operations, err := os.ReadFile("../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	var dashboard struct {
		Panels []struct{ Targets []struct{ Expr string } }
	}
	if err := json.Unmarshal(deployed(t, "grafana.json"), &dashboard); err != nil {
		t.Fatal(err)
	}
	var rules struct {
		Groups []struct {
			Rules []struct {
				Alert, Expr string
				Annotations map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(deployed(t, "alerts.yaml"), &rules); err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, p := range dashboard.Panels {
		for _, x := range p.Targets {
			asked = append(asked, x.Expr)
		}
	}
	for _, r := range rules.Groups[0].Rules {
		asked = append(asked, r.Expr)
		if !bytes.Contains(operations, []byte("`"+r.Alert+"`")) || r.Annotations["summary"] == "" {
			t.Errorf("alert %s: docs/operations.md does not name it, or it has no summary", r.Alert)
		}
	}
	if len(asked) < 20 {
		t.Errorf("only %d expressions", len(asked))
	}
	for _, expr := range asked {
		for _, m := range regexp.MustCompile(`dyad_[a-z_]+`).FindAllString(expr, -1) {
			if !slices.Contains(names, m) {
				t.Errorf("%s: there is no metric %s", expr, m)
			}
		}
	}
	for _, n := range names {
		if n != "dyad_http_request_seconds_bucket" && !bytes.Contains(operations, []byte("`"+n+"`")) {
			t.Errorf("docs/operations.md does not name the metric %s", n)
		}
	}
}

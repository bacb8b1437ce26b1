# The commands of the repository. They need Go 1.26, and Node 20.19 or later for the pages.

export CGO_ENABLED = 0
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2

DEPS = go version -m bin/dyad | awk -v OFS='\t' '$$1 == "dep" { print $$2, $$3, $$4 } $$1 == "=>" { print "replaced by", $$2, $$3 }'

# What waits for networks and disks, reads a command line once, or scores: not inlined, which saves 2.6 MB (docs/decisions/0016-size.md).
COLD = github.com/nats-io/nats-server/v2/... github.com/nats-io/nats.go/... github.com/jackc/pgx/v5/... github.com/danielgtaylor/huma/v2/... google.golang.org/protobuf/... github.com/prometheus/... github.com/pressly/goose/v3/... \
	github.com/nats-io/jwt/v2/... github.com/nats-io/nkeys/... github.com/spf13/... github.com/vbauerster/... github.com/rs/zerolog/... github.com/dyad-news/dyad/eval/... github.com/dyad-news/dyad/cli/... github.com/dyad-news/dyad/work/... github.com/dyad-news/dyad/store/postgres/... github.com/dyad-news/dyad/feed/... github.com/dyad-news/dyad/formats/... github.com/dyad-news/dyad/api/... github.com/parquet-go/parquet-go/... text/template/... encoding/gob crypto/x509 crypto/tls encoding/asn1 mime/multipart html/template net/http net math/big database/sql runtime/pprof

# The binary, with the pages, stays below this many bytes.
SIZE = 60000000

ADDR = 127.0.0.1:8080
STORE = dyad.db

.PHONY: build web run check fmt vet lint deps deps-update vuln tests test race fuzz fuzz-few bombs score ui size bench chaos throughput fire scale train trust

build: ## bin/dyad, one static binary
	go build -trimpath -ldflags="-s -w" $(COLD:%=-gcflags=%=-l) -o bin/dyad ./cmd/dyad

web: web/dist/index.html ## the pages, which the next build embeds

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json web/index.html web/vite.config.ts $(shell find web/src web/public -type f)
	cd web && npm run --silent build
	@touch $@

run: web build ## keep the sample news in a store and serve it; the sample holds a page without a story, on purpose
	bin/dyad keep --store $(STORE) sample || test $$? -eq 1
	bin/dyad serve --store $(STORE) --addr $(ADDR)

check: fmt vet lint deps tests fuzz-few score ui size ## all that must hold before a commit lands

tests: ## test and a short fire side by side, for fire mostly waits
	@$(MAKE) --no-print-directory -j2 -O test fire AWAY=3s

fmt:
	@bad=$$(gofmt -l .); if [ -n "$$bad" ]; then echo "gofmt: $$bad"; exit 1; fi

vet:
	go vet ./...

lint:
	$(STATICCHECK) ./...

deps: build ## what is built in is what docs/dependencies.tsv says
	@$(DEPS) | diff docs/dependencies.tsv - || { echo "look at what is new, then: make deps-update"; exit 1; }

deps-update: build
	$(DEPS) > docs/dependencies.tsv

vuln: ## known holes in what is built in; needs https://vuln.go.dev
	go run golang.org/x/vuln/cmd/govulncheck@v1.1.4 ./...

# What takes minutes more under the race detector is tested without it: long sums in one goroutine, and in PARTLY the
# tests that -short skips. `make race` leaves none out.
PARTLY = ./cli ./pipeline
PLAIN = ./relate ./data $(PARTLY)

test: ## the race detector needs cgo and a C compiler; without one the tests run without it
	@if command -v $${CC:-cc} >/dev/null; then \
		CGO_ENABLED=1 go test -race $$(go list ./... | grep -vxF "$$(go list $(PLAIN))") && CGO_ENABLED=1 go test -race -short $(PARTLY) && go test $(PLAIN); \
	else echo "no C compiler: tests without -race"; go test ./...; fi

race: ## all tests with the race detector, which needs cgo and a C compiler
	CGO_ENABLED=1 go test -race ./...

score: build ## figures against eval/floors.tsv
	bin/dyad score

ui: web ## the pages: types, units, and a walk through them where there is a Chromium
	@$(MAKE) --no-print-directory build # score may have built it before there were pages
	cd web && npm run --silent check && npm run --silent test
	@if command -v chromium >/dev/null; then cd web && node tests/e2e/run.mjs; else echo "no chromium: nobody walks through the pages"; fi

size: web ## the binary with the pages built in, in bytes; what may help: docs/decisions/0016-size.md
	@$(MAKE) --no-print-directory build # score may have built it before there were pages
	@n=$$(wc -c < bin/dyad); echo "bin/dyad: $$n bytes of $(SIZE)"; test $$n -lt $(SIZE)

bench:
	go test -run '^$$' -bench . -benchmem ./...

FUZZTIME = 1m
FUZZERS = grep -roE '^func Fuzz[A-Za-z]*' --include=*_test.go . | sed -E 's|^\./(.*)/[^/]*:func (.*)|\1 \2|' | sort

fuzz: ## every reader for FUZZTIME each; what breaks one is left in its testdata/fuzz, to be mended and committed
	@$(FUZZERS) | while read dir name; do echo "$$dir $$name"; go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x ./$$dir || exit 1; done

fuzz-few: ## the readers that strangers reach first, for seconds; the seeds and corpora of all run with the tests
	@$(FUZZERS) | grep -E '^(extract FuzzHTML|feed FuzzRead|warc FuzzPages)$$' | while read dir name; do go test -run '^$$' -fuzz "^$$name\$$" -fuzztime 2s -fuzzminimizetime 20x ./$$dir >/dev/null || { echo "$$dir $$name: make fuzz"; exit 1; }; done

bombs: ## inputs made to hurt, at full size: the table of docs/security.md
	DYAD_BOMBS=1 go test -run Bombs -count 1 -v ./cli

chaos: ## many machines as one, with processes, nodes and the database killed at random; DYAD_CHAOS=20000 feeds it so many items
	DYAD_CHAOS=$${DYAD_CHAOS:-0} go test -run TestChaos -count 1 -timeout 90m -v ./cli

throughput: ## one process against a queue, by turns: the table of docs/performance.md
	DYAD_THROUGHPUT=$${DYAD_THROUGHPUT:-5000} go test -run TestThroughput -count 1 -timeout 90m -v ./cli

AWAY = 1m

fire: ## disk full, database gone for a minute, clock jumped, two watchers, power cut: docs/operations.md
	DYAD_AWAY=$(AWAY) go test -run 'DiskFull|DatabaseGone|Clock|TwoWatchers|PowerCut' -count 1 -timeout 60m -v ./cli

scale: ## what an article and a question cost, and what follows: docs/scale.md
	DYAD_SCALE=$${DYAD_SCALE:-20000} go test -run TestScale -count 1 -timeout 60m -v ./cli

# The English model (MODEL.md): two teachers learn from the treebanks in ../shared/data/ud and from sentences of news that
# readers corrected, one from the first of them alone; the student learns all of these and what the teachers read in the
# other news. About an hour on two cores.
NEWS = ../shared/data/news/current_events_2002_2019.jsonl.gz,../shared/data/news/wikinews_120.jsonl.gz
ROUND = go run ./lang/en/train -ud ../shared/data/ud

train: ## the English model, from the treebanks and news in ../shared/data
	mkdir -p bin/train
	$(ROUND) -news $(NEWS) -o bin/train/wide.bin -lemmas bin/train/lemmas.tsv -embed 160 -hidden 320 -parse 160 -blocks 3 -dropout 0.32 -epochs 13 -seed 12 -corrected 2735
	$(ROUND) -news $(NEWS) -o bin/train/small.bin -lemmas bin/train/lemmas.tsv -epochs 12 -seed 13 -rows 60000 -corrected 7462
	$(ROUND) -news $(NEWS) -epochs 13 -corrected 7462 -silver 0.8 -teachers bin/train/wide.bin,bin/train/small.bin

trust: ## the weights of coder/trust, from judged events and the news in ../shared/data
	go run ./cmd/trust

# The commands of the repository. `make run` and `make check` need Go alone.

export CGO_ENABLED = 0
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: build run check fmt vet lint test score bench train

build: ## bin/dyad, one static binary
	go build -trimpath -ldflags="-s -w" -o bin/dyad ./cmd/dyad

run: build ## code the sample news and print the table; the sample holds a page without a story, on purpose
	bin/dyad code sample || test $$? -eq 1

check: fmt vet lint test score ## all that must hold before a commit lands

fmt:
	@bad=$$(gofmt -l .); if [ -n "$$bad" ]; then echo "gofmt: $$bad"; exit 1; fi

vet:
	go vet ./...

lint:
	$(STATICCHECK) ./...

test: ## the race detector needs cgo and a C compiler; without one the tests run without it
	@if command -v $${CC:-cc} >/dev/null; then CGO_ENABLED=1 go test -race ./...; else echo "no C compiler: tests without -race"; go test ./...; fi

score: build ## figures against eval/floors.tsv
	bin/dyad score

bench:
	go test -run '^$$' -bench . -benchmem ./...

train: ## the English model, from the treebanks in ../shared/data/ud
	go run ./lang/en/train -ud ../shared/data/ud

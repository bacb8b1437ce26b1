package cli

import (
	"bytes"
	"errors"
	"net"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"
)

// long skips, where tests are to be short, one that takes the better part of a minute under
// the race detector.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long: run without -short")
	}
}

// proc is a process of this test binary.
type proc struct {
	t     *testing.T
	args  []string
	again bool          // it is started again whenever it ends, as by a supervisor
	ended chan struct{} // closed when it has ended and is not started again
	err   bytes.Buffer  // what it said
	how   error         // it ended

	mu   sync.Mutex
	cmd  *exec.Cmd
	away time.Duration // until it is started again
}

// launch starts a process that ends with the test.
func launch(t *testing.T, args ...string) *proc { return start(&proc{t: t, args: args}) }

// supervise is launch for one that is started again.
func supervise(t *testing.T, args ...string) *proc {
	return start(&proc{t: t, args: args, again: true})
}

func start(p *proc) *proc {
	p.ended = make(chan struct{})
	p.begin()
	go p.watch()
	p.t.Cleanup(func() {
		p.stop(os.Kill)
		if p.t.Failed() {
			said := p.err.Bytes()
			p.t.Logf("%v:\n%s", p.args, said[max(0, len(said)-20_000):])
		}
	})
	return p
}

func (p *proc) begin() {
	p.cmd = exec.Command(os.Args[0])
	p.cmd.Args = p.args
	p.cmd.Stderr = &p.err
	if err := p.cmd.Start(); err != nil {
		p.t.Error(err)
	}
}

func (p *proc) watch() {
	defer close(p.ended)
	for {
		p.how = p.cmd.Wait()
		p.mu.Lock()
		again, away := p.again, max(p.away, 200*time.Millisecond)
		p.mu.Unlock()
		if !again {
			return
		}
		time.Sleep(away)
		p.mu.Lock()
		if p.away = 0; p.again {
			p.begin()
		}
		again = p.again
		p.mu.Unlock()
		if !again {
			return
		}
	}
}

// kill ends the process as a crash of its machine would; it is away for some time.
func (p *proc) kill(away time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.away = away
	p.cmd.Process.Kill()
}

// stop ends the process for good and says how it ended.
func (p *proc) stop(sig os.Signal) error {
	p.mu.Lock()
	p.again = false
	p.cmd.Process.Signal(sig)
	p.mu.Unlock()
	<-p.ended
	return p.how
}

// dyadRun runs a command to its end and returns what it printed.
func dyadRun(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Args = append([]string{"dyad"}, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == exitFail) { // some pages are bad on purpose
		t.Fatalf("dyad %v: %v\n%s", args, err, &stderr)
	}
	return out
}

func freePorts(t *testing.T, n int) (ports []string) {
	t.Helper()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		_, port, _ := net.SplitHostPort(l.Addr().String())
		ports = append(ports, port)
	}
	return ports
}

func write(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

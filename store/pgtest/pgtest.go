// Package pgtest runs a PostgreSQL of Debian's packages for tests: on loopback, in a
// temporary folder, under a user that is not root.
//
// It takes a test and gives a Server, or skips the test with the reason where there is no
// PostgreSQL. It leaves the stores in it to the tests: each Store is a schema of its own.
package pgtest

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Password is that of the user dyad of every Server.
const Password = "s3cret/pass word"

// Server is a PostgreSQL that ends with its test, or with the process of the test.
type Server struct {
	tb        testing.TB
	bin, dir  string
	port      string
	cred      *syscall.Credential
	log       *bytes.Buffer
	cmd       *exec.Cmd
	alive     io.Closer
	ended     chan struct{}
	extra     []string
	databases atomic.Int64
}

// bin returns the folder of the newest PostgreSQL programs, or "".
func bin() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	slices.SortFunc(found, func(a, b string) int { return version(a) - version(b) })
	if len(found) == 0 {
		if p, err := exec.LookPath("initdb"); err == nil {
			return filepath.Dir(p)
		}
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

func version(initdb string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(initdb))))
	return n
}

// Start makes a database cluster and serves it. Settings are those of postgresql.conf,
// "name=value".
func Start(tb testing.TB, settings ...string) *Server {
	tb.Helper()
	s := &Server{tb: tb, bin: bin(), log: &bytes.Buffer{}, extra: settings}
	if s.bin == "" {
		tb.Skip("no PostgreSQL here: apt-get install postgresql")
	}
	dir, err := os.MkdirTemp("", "dyad-pg")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { os.RemoveAll(dir) })
	s.dir = dir
	if os.Geteuid() == 0 { // PostgreSQL refuses to run as root
		u, err := user.Lookup("nobody")
		if err != nil {
			tb.Skip("root, and no user nobody to run PostgreSQL as: ", err)
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		s.cred = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		if err := os.Chown(dir, uid, gid); err != nil {
			tb.Fatal(err)
		}
	}
	secret := filepath.Join(dir, "secret")
	if err := os.WriteFile(secret, []byte(Password+"\n"), 0o644); err != nil {
		tb.Fatal(err)
	}
	init := s.command("initdb", "-D", filepath.Join(dir, "data"), "-U", "dyad", "--pwfile", secret, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "-N")
	if out, err := init.CombinedOutput(); err != nil {
		tb.Fatalf("initdb: %v\n%s", err, out)
	}
	s.port = freePort(tb)
	tb.Cleanup(s.Stop)
	s.Serve()
	return s
}

func (s *Server) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.bin, name), args...)
	c.Dir = s.dir
	c.SysProcAttr = &syscall.SysProcAttr{Credential: s.cred}
	return c
}

func freePort(tb testing.TB) string {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// Serve starts the server and waits until it answers. It is of use after Stop or Kill.
func (s *Server) Serve() {
	s.tb.Helper()
	ready := s.command("pg_isready", "-q", "-h", "127.0.0.1", "-p", s.port, "-t", "1")
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if s.cmd == nil {
			s.start()
		}
		select {
		case <-s.ended: // what is left of one that was killed may stand in its way for a moment
			s.end(syscall.SIGKILL)
		default:
			if again := *ready; again.Run() == nil {
				return
			}
		}
	}
	s.tb.Fatalf("PostgreSQL does not answer:\n%s", s.log)
}

func (s *Server) start() {
	s.tb.Helper()
	// the shell holds a pipe of the test's: the server ends when the test does, killed or not
	args := []string{
		"-c", `"$0" "$@" & p=$!; trap 'kill -INT $p' INT; trap 'kill -QUIT $p; wait $p; exit' TERM; (cat; kill -QUIT $p) <&3 & wait $p; wait $p`,
		filepath.Join(s.bin, "postgres"), "-D", filepath.Join(s.dir, "data"), "-p", s.port,
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "logging_collector=off",
	}
	for _, x := range s.extra {
		args = append(args, "-c", x)
	}
	c := exec.Command("/bin/sh", args...)
	c.Dir = s.dir
	c.SysProcAttr = &syscall.SysProcAttr{Credential: s.cred, Setpgid: true}
	c.Stdout, c.Stderr = s.log, s.log
	c.WaitDelay = 5 * time.Second
	r, w, err := os.Pipe()
	if err != nil {
		s.tb.Fatal(err)
	}
	c.ExtraFiles = []*os.File{r}
	if err := c.Start(); err != nil {
		s.tb.Fatal(err)
	}
	r.Close()
	ended := make(chan struct{})
	go func() { c.Wait(); close(ended) }()
	s.cmd, s.alive, s.ended = c, w, ended
}

// Stop shuts the server down; whoever is connected loses the connection.
func (s *Server) Stop() { s.end(syscall.SIGINT) }

// Kill ends the server as a crash of its machine would, short of the disk.
func (s *Server) Kill() { s.end(syscall.SIGKILL) }

func (s *Server) end(sig syscall.Signal) {
	if s.cmd == nil {
		return
	}
	if sig == syscall.SIGKILL {
		syscall.Kill(-s.cmd.Process.Pid, sig)
	} else {
		s.cmd.Process.Signal(sig)
	}
	<-s.ended
	s.alive.Close()
	s.cmd = nil
}

// URL returns the address of a new, empty store: a schema of its own.
func (s *Server) URL() string {
	return s.schema("store" + strconv.FormatInt(s.databases.Add(1), 10))
}

func (s *Server) schema(name string) string {
	u := url.URL{Scheme: "postgres", User: url.UserPassword("dyad", Password), Host: "127.0.0.1:" + s.port, Path: "/postgres"}
	u.RawQuery = url.Values{"search_path": {name}, "sslmode": {"disable"}}.Encode()
	return u.String()
}

// Command prepares a client program of PostgreSQL (psql, pg_dump) for the server's
// database.
func (s *Server) Command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.bin, name), args...)
	c.Env = append(os.Environ(), "PGHOST=127.0.0.1", "PGPORT="+s.port, "PGUSER=dyad", "PGDATABASE=postgres", "PGPASSWORD="+Password)
	return c
}

// SQL runs a statement through psql and returns what it prints.
func (s *Server) SQL(statement string) string {
	s.tb.Helper()
	out, err := s.Command("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", statement).CombinedOutput()
	if err != nil {
		s.tb.Fatalf("%s: %v\n%s", statement, err, out)
	}
	return string(bytes.TrimSpace(out))
}

// Terminate ends all connections to the server but its own, as a firewall or an
// administrator does.
func (s *Server) Terminate() {
	s.tb.Helper()
	s.SQL(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`)
}

// Log returns what the server has said.
func (s *Server) Log() string { return fmt.Sprint(s.log) }

// Package server is a NATS server with JetStream inside the process, for one machine
// that wants to try a queue without installing anything.
//
// Takes a folder and an address; gives a server that listens there, on loopback. Left to
// others: clusters, users and TLS, which are the business of a nats-server of its own.
package server

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"time"

	natsd "github.com/nats-io/nats-server/v2/server"
)

// Server is a NATS server that runs.
type Server struct{ s *natsd.Server }

const (
	startTime = 20 * time.Second
	maxDisk   = 8 << 30 // of all streams
	maxMemory = 64 << 20
)

// Start starts a server that keeps its streams under dir. The address is one of loopback,
// since there are no users; port 0 takes a free one. Each message is on disk before it is
// acknowledged.
func Start(dir, addr string) (*Server, error) {
	at, err := netip.ParseAddrPort(addr)
	if err != nil || !at.Addr().IsLoopback() {
		return nil, fmt.Errorf("start a queue at %s: it has no users, so it listens on loopback alone", addr)
	}
	port := int(at.Port())
	if port == 0 {
		port = natsd.RANDOM_PORT
	}
	s, err := natsd.NewServer(&natsd.Options{
		ServerName: "dyad", Host: at.Addr().String(), Port: port, NoSigs: true, NoLog: true, DontListen: false,
		JetStream: true, StoreDir: dir, SyncAlways: true, JetStreamMaxStore: maxDisk, JetStreamMaxMemory: maxMemory,
	})
	if err != nil {
		return nil, fmt.Errorf("start a queue in %s: %w", dir, err)
	}
	// Two servers on one folder would spoil it, so the port is taken first.
	l, err := net.Listen("tcp", net.JoinHostPort(at.Addr().String(), strconv.Itoa(int(at.Port()))))
	if err != nil {
		return nil, fmt.Errorf("start a queue: %w", err)
	}
	l.Close()
	s.Start()
	if !s.ReadyForConnections(startTime) {
		s.Shutdown()
		return nil, errors.New("start a queue: it does not answer")
	}
	return &Server{s}, nil
}

// URL is where it listens.
func (s *Server) URL() string { return s.s.ClientURL() }

// Stop ends it in good order.
func (s *Server) Stop() {
	s.s.Shutdown()
	s.s.WaitForShutdown()
}

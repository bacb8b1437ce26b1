package server

import "testing"

func TestStart(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", "192.0.2.1:4222", "localhost:4222", "", "127.0.0.1"} {
		if s, err := Start(t.TempDir(), addr); err == nil {
			s.Stop()
			t.Errorf("%q: started", addr)
		}
	}
	s, err := Start(t.TempDir(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	taken := s.URL()[len("nats://"):]
	if s, err := Start(t.TempDir(), taken); err == nil {
		s.Stop()
		t.Error("two servers on one port")
	}
}
